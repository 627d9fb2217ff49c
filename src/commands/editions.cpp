#include "commands/command_line.hpp"
#include "commands/progress_bar.hpp"
#include "edition/build.hpp"
#include "edition/check_report.hpp"
#include "edition/diff_report.hpp"
#include "edition/verify_sources.hpp"
#include "edition/verify_tiles.hpp"

#include <memory>

namespace netzatlas::commands {

namespace {

void print_gap(const std::string& words) {
    if (!words.empty()) {
        fmt::print("Largest gap to a published figure: {}\n", words);
    }
}

int run_build(edition::BuildOptions options) {
    ProgressBar bar;
    options.data = home() / "data";
    options.progress = std::ref(bar);
    const auto built = edition::build_edition(options);
    bar.end();
    if (!built) {
        return say_failed(built.error());
    }
    fmt::print("{}", edition::check_report({{}, built->findings}, false));
    print_gap(built->largest_gap);
    fmt::print("Edition {} is current. Next: netzatlas serve --editions {}\n", built->edition,
               options.editions.string());
    return fine;
}

void offer_build(CommandLine& line) {
    const auto wish = std::make_shared<edition::BuildOptions>();
    wish->editions = "editions";
    auto* verb = line.offer("build", "Read the sources of a project and write a new edition.",
                            "netzatlas build sources/demo.toml --editions editions",
                            [wish] { return run_build(*wish); });
    verb->add_option("PROJECT", wish->project, "Project file (TOML)")->required();
    verb->add_option("--editions", wish->editions, "Folder of editions")->capture_default_str();
    verb->add_option("--sources", wish->sources,
                     "Folder the project's files lie in (default: its own)");
}

int run_verify(const fs::path& folder) {
    const auto verified = edition::verify_edition(folder, home() / "data");
    if (!verified) {
        return say_failed(verified.error());
    }
    for (const auto& difference : verified->differences) {
        fmt::print("{}\n", difference);
    }
    for (const auto& line : verified->notes) {
        fmt::print("note: {}\n", line);
    }
    print_gap(verified->largest_gap);
    fmt::print("{} files, {} figures and {} rows of downloads checked, {} differences\n",
               verified->files, verified->figures, verified->extract_rows,
               verified->differences.size());
    fmt::print("{} differences between counts of households checked, {} unsafe\n",
               verified->count_differences, verified->unsafe_counts);
    return verified->differences.empty() ? fine : failed;
}

int run_verify_tiles(const fs::path& folder) {
    const auto verified = edition::verify_tiles(folder);
    if (!verified) {
        return say_failed(verified.error());
    }
    fmt::print("{}", edition::summary_of(*verified));
    return verified->faults.empty() ? fine : failed;
}

/// Whether the files an edition names as its inputs are those in a folder.
int run_verify_sources(const fs::path& folder, const fs::path& sources) {
    const auto verified = edition::verify_sources(folder, sources);
    for (const auto& difference : verified.differences) {
        fmt::print("{}\n", difference);
    }
    fmt::print("{} source files checked, {} differences\n", verified.files,
               verified.differences.size());
    return verified.differences.empty() ? fine : failed;
}

struct VerifyWish {
    fs::path edition;
    fs::path sources;
    bool tiles = false;
};

int run_verify(const VerifyWish& wish) {
    if (wish.tiles) {
        return run_verify_tiles(wish.edition);
    }
    const int proved = run_verify(wish.edition);
    const int same = wish.sources.empty() ? fine : run_verify_sources(wish.edition, wish.sources);
    return proved == fine ? same : proved;
}

void offer_verify(CommandLine& line) {
    const auto wish = std::make_shared<VerifyWish>();
    auto* verb =
        line.offer("verify", "Prove an edition: every hash, and every figure recomputed.",
                   "netzatlas verify editions/current", [wish] { return run_verify(*wish); });
    verb->add_option("EDITION", wish->edition, "Folder of the edition")->required();
    verb->add_option("--sources", wish->sources,
                     "Folder with the source files: hold their hashes against inputs.json, too");
    verb->add_flag("--tiles", wish->tiles,
                   "Instead decode every tile and hold it against regions, cells and sites");
}

/// As `diff` does: 0 the same, 1 different, 2 in trouble.
int run_diff(edition::DiffOptions options) {
    options.data = home() / "data";
    const auto report = edition::diff(options);
    if (!report) {
        say_failed(report.error());
        return usage;
    }
    fmt::print("{}", report->summary);
    return report->changes == 0 ? fine : failed;
}

void offer_diff(CommandLine& line) {
    const auto wish = std::make_shared<edition::DiffOptions>();
    auto* verb = line.offer(
        "diff",
        "What changed between two editions, or between two dates of one.\n"
        "Exit code: 0 no difference, 1 differences, 2 could not compare.",
        "netzatlas diff editions/2020-12-31-1b2c3d4e editions/current --csv changes.csv\n"
        "  netzatlas diff editions/current --from 2020-12-31 --to 2021-06-30 "
        "--indicator gigabit_quota",
        [wish] { return run_diff(*wish); });
    verb->add_option("EDITION", wish->before, "Folder of the earlier edition")->required();
    verb->add_option("LATER", wish->after, "Folder of the later edition");
    verb->add_option("--from", wish->from, "Earlier date, where one edition is given");
    verb->add_option("--to", wish->to, "Later date, where one edition is given");
    verb->add_option("--region", wish->region, "Only this region and all inside it");
    verb->add_option("--indicator", wish->indicator, "Only this indicator");
    verb->add_option("--level", wish->level, "state, county, association or municipality");
    verb->add_option("--csv", wish->csv, "File for every single change");
    verb->add_option("--top", wish->top, "How many gains and losses to list")
        ->capture_default_str();
}

} // namespace

void offer_editions(CommandLine& line) {
    offer_build(line);
    offer_verify(line);
    offer_diff(line);
}

} // namespace netzatlas::commands
