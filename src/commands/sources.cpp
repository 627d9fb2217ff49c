#include "commands/command_line.hpp"
#include "commands/progress_bar.hpp"
#include "demo/demo.hpp"
#include "edition/build.hpp"
#include "edition/check_report.hpp"
#include "fetch/fetch.hpp"

#include <memory>

namespace netzatlas::commands {

namespace {

struct DemoWish {
    fs::path folder;
    std::vector<std::string> counties;
};

int run_demo(const DemoWish& wish) {
    ProgressBar bar;
    demo::DemoOptions options{home() / "data" / "sample", wish.counties, std::ref(bar)};
    const auto done = demo::write_demo(wish.folder, options);
    bar.end();
    if (!done) {
        return say_failed(done.error());
    }
    fmt::print("Demo sources are in {0}. Next: netzatlas build {0}/demo.toml --editions DIR\n",
               wish.folder.string());
    return fine;
}

void offer_demo(CommandLine& line) {
    const auto wish = std::make_shared<DemoWish>();
    auto* verb =
        line.offer("demo", "Invent a complete set of source files in the publishers' own formats.",
                   "netzatlas demo sources", [wish] { return run_demo(*wish); });
    verb->add_option("DIR", wish->folder, "Folder for the files")->required();
    verb->add_option("--county", wish->counties,
                     "Only these counties (five-digit keys), for small trials");
}

struct FetchWish {
    fs::path project;
    fs::path into{"sources"};
};

int run_fetch(const FetchWish& wish) {
    const auto files = edition::files_to_fetch(wish.project, home() / "data");
    if (!files) {
        return say_failed(files.error());
    }
    for (const auto& [url, name, sha256] : *files) {
        ProgressBar bar;
        const auto target = wish.into / name;
        const auto done = fetch::fetch_file({url, target, sha256}, [&](auto got, auto total) {
            bar(fmt::format("{} {:.1f} MB", name, static_cast<double>(got) / 1e6),
                total > 0 ? static_cast<double>(got) / static_cast<double>(total) : 0);
        });
        bar.end();
        if (!done) {
            return say_failed(done.error());
        }
        fmt::print("{}\n", target.string());
    }
    return fine;
}

void offer_fetch(CommandLine& line) {
    const auto wish = std::make_shared<FetchWish>();
    auto* verb = line.offer(
        "fetch", "Bring the files a project names; the only command that goes online.",
        "netzatlas fetch project.toml --into sources", [wish] { return run_fetch(*wish); });
    verb->add_option("PROJECT", wish->project, "Project file (TOML)")->required();
    verb->add_option("--into", wish->into, "Folder for the files")->capture_default_str();
}

struct CheckWish {
    std::vector<fs::path> files;
    fs::path sources;
    bool all = false;
    bool json = false;
};

int run_check(const CheckWish& wish) {
    const auto checked = edition::check_files(wish.files, {home() / "data", wish.sources});
    if (!checked) {
        return say_failed(checked.error());
    }
    fmt::print("{}", wish.json ? edition::check_json(*checked)
                               : edition::check_report(*checked, wish.all));
    return edition::is_fine(*checked) ? fine : failed;
}

void offer_check(CommandLine& line) {
    const auto wish = std::make_shared<CheckWish>();
    auto* verb =
        line.offer("check", "Read sources and print what is odd about them; writes nothing.",
                   "netzatlas check gemeinde_privat_2021.csv VG250_GEM.shp GV100AD.txt\n"
                   "  netzatlas check project.toml --json\n"
                   "Exit code: 0 nothing worse than a note, 1 otherwise.",
                   [wish] { return run_check(*wish); });
    verb->add_option("FILE", wish->files, "Source files, or a project file")->required();
    verb->add_option("--sources", wish->sources,
                     "Folder a project's files lie in (default: its own)");
    verb->add_flag("--all", wish->all, "Every finding, not the first of each rule");
    verb->add_flag("--json", wish->json, "For machines");
}

} // namespace

void offer_sources(CommandLine& line) {
    offer_demo(line);
    offer_fetch(line);
    offer_check(line);
}

} // namespace netzatlas::commands
