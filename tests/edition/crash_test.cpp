#include "store/edition.hpp"
#include "tiny_project.hpp"

#include <chrono>
#include <csignal>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <thread>

namespace netzatlas::edition {
namespace {

namespace fs = std::filesystem;
using netzatlas::testing::TinyProject;

/// Builds in a child and kills it when the given step is announced.
void build_and_die_at(const TinyProject& project, const std::string& step) {
    const auto child = ::fork();
    if (child == 0) {
        auto options = project.options();
        options.progress = [&](const std::string& now, double) {
            if (now == step) {
                ::kill(::getpid(), SIGKILL);
            }
        };
        (void)build_edition(options);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "no step '" << step << "'";
}

void build_and_die_after(const TinyProject& project, std::chrono::microseconds time) {
    const auto child = ::fork();
    if (child == 0) {
        (void)project.build();
        ::_exit(0);
    }
    std::this_thread::sleep_for(time);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
}

/// Every visible entry is `current` or a whole edition.
void expect_only_whole_editions(const TinyProject& project) {
    for (const auto& entry : fs::directory_iterator{project.editions()}) {
        const auto name = entry.path().filename().string();
        if (name.front() == '.') {
            continue;
        }
        const auto verified = verify_edition(entry.path(), TinyProject::data());
        ASSERT_TRUE(verified) << name << ": " << verified.error().message;
        EXPECT_TRUE(verified->differences.empty()) << name;
    }
}

void change_sources(const TinyProject& project, int share) {
    project.write_fixed([share](const std::string& id, const std::string& ags) {
        return fmt::format("{},{},100,{},0\n", id, ags, share);
    });
}

TEST(KilledBuild, LeavesCurrentAsItWasAtEveryStep) {
    const TinyProject project;
    const auto first = *project.build();
    change_sources(project, 50);
    for (const auto* step :
         {"read the sources", "lay cells under borders", "write the grids", "compute the figures",
          "write the database", "draw the tiles", "write the extracts", "write the findings",
          "bring it to the disk", "give it its name"}) {
        build_and_die_at(project, step);

        EXPECT_EQ(fs::read_symlink(project.editions() / "current"), first.edition) << step;
        expect_only_whole_editions(project);
    }
}

TEST(KilledBuild, IsClearedAwayByTheNext) {
    const TinyProject project;
    build_and_die_at(project, "draw the tiles");

    ASSERT_TRUE(project.build());

    for (const auto& entry : fs::directory_iterator{project.editions()}) {
        EXPECT_FALSE(entry.path().filename().string().starts_with(".build-")) << entry.path();
    }
}

TEST(KilledBuild, NeverShowsAHalfEditionAtAnyMoment) {
    const TinyProject project;
    const auto first = *project.build();
    const auto begin = std::chrono::steady_clock::now();
    change_sources(project, 10);
    ASSERT_TRUE(project.build());
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begin);
    constexpr int moments = 8;
    for (int i = 1; i <= moments; ++i) {
        change_sources(project, 20 + i);
        build_and_die_after(project, whole * i / moments);

        expect_only_whole_editions(project);
        EXPECT_TRUE(fs::exists(project.editions() / "current" / "manifest.json")) << i;
    }
}

TEST(TwoBuilds, OverOneFolderDoNotMeet) {
    const TinyProject project;
    auto options = project.options();
    Result<Built> second = fail(ErrorCode::internal, "not tried");
    options.progress = [&](const std::string& step, double) {
        if (step == "compute the figures") {
            second = project.build();
        }
    };

    ASSERT_TRUE(build_edition(options));

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::unavailable);
}

} // namespace
} // namespace netzatlas::edition
