#include "demo/demo.hpp"
#include "edition/build.hpp"
#include "edition/check_report.hpp"
#include "edition/diff_report.hpp"
#include "edition/edition_tiles.hpp"
#include "edition/verify_tiles.hpp"
#include "edition/zonal.hpp"
#include "extracts/extract.hpp"
#include "fetch/fetch.hpp"
#include "http/server.hpp"
#include "sheets/sheets.hpp"
#include "store/edition.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using namespace netzatlas;

enum ExitCode : int { fine = 0, failed = 1, usage = 2 };

/// Where the catalogues, texts and templates lie: `NETZATLAS_HOME`, else where it was built.
fs::path home() {
    const char* folder = std::getenv("NETZATLAS_HOME");
    return folder != nullptr ? folder : NETZATLAS_HOME;
}

int say_failed(const Error& error) {
    fmt::print(stderr, "netzatlas: {}\n", error.message);
    return error.code == ErrorCode::bad_request ? usage : failed;
}

/// A bar that redraws itself on a terminal, and a line per step elsewhere.
class ProgressBar {
public:
    void operator()(const std::string& step, double done) {
        if (terminal_) {
            constexpr int width = 30;
            const int filled = static_cast<int>(done * width);
            fmt::print(stderr, "\r\033[K[{:#<{}}{:.<{}}] {:3.0f} %  {}", "", filled, "",
                       width - filled, done * 100, step);
            std::fflush(stderr);
        } else if (step != step_) {
            fmt::print(stderr, "{:3.0f} %  {}\n", done * 100, step);
        }
        step_ = step;
    }
    void end() const {
        if (terminal_ && !step_.empty()) {
            fmt::print(stderr, "\r\033[K");
        }
    }

private:
    bool terminal_ = ::isatty(STDERR_FILENO) == 1;
    std::string step_;
};

int run_demo(const fs::path& folder, const std::vector<std::string>& counties) {
    ProgressBar bar;
    demo::DemoOptions options{home() / "data" / "sample", counties, std::ref(bar)};
    const auto done = demo::write_demo(folder, options);
    bar.end();
    if (!done) {
        return say_failed(done.error());
    }
    fmt::print("Demo sources are in {0}. Next: netzatlas build {0}/demo.toml --editions DIR\n",
               folder.string());
    return fine;
}

int run_check(const std::vector<fs::path>& files, const fs::path& sources, bool all, bool json) {
    const auto checked = edition::check_files(files, {home() / "data", sources});
    if (!checked) {
        return say_failed(checked.error());
    }
    fmt::print("{}", json ? edition::check_json(*checked) : edition::check_report(*checked, all));
    return edition::is_fine(*checked) ? fine : failed;
}

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

int run_verify(const fs::path& folder) {
    const auto verified = edition::verify_edition(folder, home() / "data");
    if (!verified) {
        return say_failed(verified.error());
    }
    for (const auto& difference : verified->differences) {
        fmt::print("{}\n", difference);
    }
    print_gap(verified->largest_gap);
    fmt::print("{} files and {} figures checked, {} differences\n", verified->files,
               verified->figures, verified->differences.size());
    fmt::print("{} differences between counts of households checked, {} unsafe\n",
               verified->count_differences, verified->unsafe_counts);
    return verified->differences.empty() ? fine : failed;
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

int run_verify_tiles(const fs::path& folder) {
    const auto verified = edition::verify_tiles(folder);
    if (!verified) {
        return say_failed(verified.error());
    }
    fmt::print("{}", edition::summary_of(*verified));
    return verified->faults.empty() ? fine : failed;
}

int run_tiles(const edition::EditionTilesOptions& options) {
    const auto name = edition::write_edition_tiles(options);
    if (!name) {
        return say_failed(name.error());
    }
    fmt::print("{}\n", (options.out / *name).string());
    return fine;
}

int run_join(const fs::path& shards, const fs::path& out) {
    const auto names = edition::join_tiles(shards, out);
    if (!names) {
        return say_failed(names.error());
    }
    for (const auto& name : *names) {
        fmt::print("{}\n", (out / name).string());
    }
    return fine;
}

int run_decode(const fs::path& file) {
    const auto done =
        edition::decode_tiles(file, [](const std::string& text) { fmt::print("{}", text); });
    return done ? fine : say_failed(done.error());
}

int run_extract(const fs::path& folder, const std::string& region, const std::string& format,
                const fs::path& target) {
    const auto edition = store::Edition::open(folder);
    if (!edition) {
        return say_failed(edition.error());
    }
    const auto done = extracts::write_extract(**edition, region, format, target);
    if (!done) {
        return say_failed(done.error());
    }
    fmt::print("{}\n", target.string());
    return fine;
}

int run_fetch(const fs::path& project, const fs::path& into) {
    const auto files = edition::files_to_fetch(project, home() / "data");
    if (!files) {
        return say_failed(files.error());
    }
    for (const auto& [url, name, sha256] : *files) {
        ProgressBar bar;
        const auto done = fetch::fetch_file({url, into / name, sha256}, [&](auto got, auto total) {
            bar(fmt::format("{} {:.1f} MB", name, static_cast<double>(got) / 1e6),
                total > 0 ? static_cast<double>(got) / static_cast<double>(total) : 0);
        });
        bar.end();
        if (!done) {
            return say_failed(done.error());
        }
        fmt::print("{}\n", (into / name).string());
    }
    return fine;
}

int run_serve(http::ServerOptions options) {
    options.data = home() / "data";
    options.web = home() / "web";
    if (options.cache.empty()) {
        options.cache = options.editions / "cache" / NETZATLAS_VERSION;
    }
    const auto server = http::Server::start(options);
    if (!server) {
        return say_failed(server.error());
    }
    fmt::print(stderr, "Serving {} on http://{}:{}\n", options.editions.string(), options.address,
               (*server)->port());
    (*server)->run();
    return fine;
}

int run_sheets(sheets::SheetOptions options) {
    ProgressBar bar;
    options.data = home() / "data";
    options.web = home() / "web";
    options.progress = std::ref(bar);
    const auto made = sheets::make_sheets(options);
    bar.end();
    if (!made) {
        return say_failed(made.error());
    }
    fmt::print("{}: {} sheets printed, {} were there\n", made->folder.string(), made->made,
               made->kept);
    if (options.public_url.empty()) {
        fmt::print("Without --public-url their links into the map are left out.\n");
    }
    return fine;
}

int run_zonal(const edition::ZonalOptions& options, const fs::path& target) {
    const auto table = edition::zonal(options);
    if (!table) {
        return say_failed(table.error());
    }
    const auto csv = edition::zonal_csv(*table);
    if (target.empty()) {
        fmt::print("{}", csv);
        return fine;
    }
    if (std::ofstream out{target, std::ios::binary}; !(out << csv).flush()) {
        return say_failed({ErrorCode::io, fmt::format("{}: cannot be written: check permissions "
                                                      "and disk",
                                                      target.string())});
    }
    fmt::print("{}: {} regions, {} layers{}\n", target.string(), table->regions.size(),
               table->layers.size(), table->overlay_was_known ? ", overlay known" : "");
    return fine;
}

/// The command line; each verb stores what it will do in `action`.
struct CommandLine {
    CLI::App app{"Netzatlas: from published coverage data to the public map.", "netzatlas"};
    std::function<int()> action;
    fs::path folder;
    fs::path file;
    fs::path editions{"editions"};
    std::vector<fs::path> files;
    std::vector<std::string> counties;
    bool all = false;
    bool json = false;
    std::string region;
    std::string format{"gpkg"};
    bool tiles = false;
    edition::BuildOptions build;
    edition::DiffOptions diff;
    edition::EditionTilesOptions drawn;
    http::ServerOptions serve;
    edition::ZonalOptions zonal;
    sheets::SheetOptions sheets;

    CommandLine() {
        app.require_subcommand(1);
        app.set_version_flag("--version", NETZATLAS_VERSION);
        add_demo();
        add_fetch();
        add_check();
        add_build();
        add_serve();
        add_verify();
        add_diff();
        add_tiles();
        add_join();
        add_decode();
        add_extract();
        add_sheets();
        add_zonal();
    }

    CLI::App* verb(const std::string& name, const std::string& what, const std::string& example) {
        auto* command = app.add_subcommand(name, what);
        command->footer("Example:\n  " + example);
        return command;
    }

    void add_demo() {
        auto* command =
            verb("demo", "Invent a complete set of source files in the publishers' own formats.",
                 "netzatlas demo sources");
        command->add_option("DIR", folder, "Folder for the files")->required();
        command->add_option("--county", counties,
                            "Only these counties (five-digit keys), for small trials");
        command->callback([this] { action = [this] { return run_demo(folder, counties); }; });
    }

    void add_fetch() {
        auto* command =
            verb("fetch", "Bring the files a project names; the only command that goes online.",
                 "netzatlas fetch project.toml --into sources");
        command->add_option("PROJECT", file, "Project file (TOML)")->required();
        command->add_option("--into", folder, "Folder for the files")->default_str("sources");
        command->callback([this] {
            action = [this] {
                return run_fetch(file, folder.empty() ? fs::path{"sources"} : folder);
            };
        });
    }

    void add_check() {
        auto* command =
            verb("check", "Read sources and print what is odd about them; writes nothing.",
                 "netzatlas check gemeinde_privat_2021.csv VG250_GEM.shp GV100AD.txt\n"
                 "  netzatlas check project.toml --json\n"
                 "Exit code: 0 nothing worse than a note, 1 otherwise.");
        command->add_option("FILE", files, "Source files, or a project file")->required();
        command->add_option("--sources", folder,
                            "Folder a project's files lie in (default: its own)");
        command->add_flag("--all", all, "Every finding, not the first of each rule");
        command->add_flag("--json", json, "For machines");
        command->callback(
            [this] { action = [this] { return run_check(files, folder, all, json); }; });
    }

    void add_build() {
        auto* command = verb("build", "Read the sources of a project and write a new edition.",
                             "netzatlas build sources/demo.toml --editions editions");
        command->add_option("PROJECT", build.project, "Project file (TOML)")->required();
        command->add_option("--editions", build.editions, "Folder of editions")
            ->default_str("editions");
        command->add_option("--sources", build.sources,
                            "Folder the project's files lie in (default: its own)");
        command->callback([this] {
            if (build.editions.empty()) {
                build.editions = editions;
            }
            action = [this] { return run_build(build); };
        });
    }

    void add_serve() {
        auto* command = verb("serve", "Serve map, API, tiles and downloads of the current edition.",
                             "netzatlas serve --editions editions --port 8080");
        command->add_option("--editions", serve.editions, "Folder of editions")->required();
        command->add_option("--address", serve.address, "Address to listen on")
            ->capture_default_str();
        command->add_option("--port", serve.port, "Port (0: any free one)")->capture_default_str();
        command
            ->add_option("--metrics-port", serve.metrics_port,
                         "Port of /metrics on 127.0.0.1 (0: none)")
            ->capture_default_str();
        command->add_option("--threads", serve.threads, "Threads that answer")
            ->capture_default_str();
        command->add_option("--public-url", serve.public_url,
                            "Address people reach it at (https://karte.example.de), before tile "
                            "addresses, canonical links, and what they print or embed");
        command->add_option("--cache", serve.cache,
                            "Folder of made downloads (default: beside the editions)");
        command->callback([this] { action = [this] { return run_serve(serve); }; });
    }

    void add_verify() {
        auto* command = verb("verify", "Prove an edition: every hash, and every figure recomputed.",
                             "netzatlas verify editions/current");
        command->add_option("EDITION", folder, "Folder of the edition")->required();
        command->add_flag("--tiles", tiles,
                          "Instead decode every tile and hold it against regions, cells and sites");
        command->callback([this] {
            action = [this] { return tiles ? run_verify_tiles(folder) : run_verify(folder); };
        });
    }

    void add_diff() {
        auto* command =
            verb("diff",
                 "What changed between two editions, or between two dates of one.\n"
                 "Exit code: 0 no difference, 1 differences, 2 could not compare.",
                 "netzatlas diff editions/2020-12-31-1b2c3d4e editions/current --csv changes.csv\n"
                 "  netzatlas diff editions/current --from 2020-12-31 --to 2021-06-30 "
                 "--indicator gigabit_quota");
        command->add_option("EDITION", diff.before, "Folder of the earlier edition")->required();
        command->add_option("LATER", diff.after, "Folder of the later edition");
        command->add_option("--from", diff.from, "Earlier date, where one edition is given");
        command->add_option("--to", diff.to, "Later date, where one edition is given");
        command->add_option("--region", diff.region, "Only this region and all inside it");
        command->add_option("--indicator", diff.indicator, "Only this indicator");
        command->add_option("--level", diff.level, "state, county, association or municipality");
        command->add_option("--csv", diff.csv, "File for every single change");
        command->add_option("--top", diff.top, "How many gains and losses to list")
            ->capture_default_str();
        command->callback([this] { action = [this] { return run_diff(diff); }; });
    }

    void add_tiles() {
        auto* command =
            verb("tiles",
                 "Draw a tileset of an edition again, whole or one shard of it.\n"
                 "Shards can be made at the same time, in any order, on any machines; `join` makes "
                 "the archive of them.",
                 "netzatlas tiles editions/current --tileset regions --shard 3/16 --out shards");
        command->add_option("EDITION", drawn.edition, "Folder of the edition")->required();
        command->add_option("--tileset", drawn.tileset, "regions, fixed, mobile or sites")
            ->required();
        command->add_option("--shard", drawn.shard, "Part and number of parts")
            ->capture_default_str();
        command->add_option("--out", drawn.out, "Folder for the archive")->required();
        command->add_option("--threads", drawn.threads, "Threads (default: one per core)");
        command->callback([this] { action = [this] { return run_tiles(drawn); }; });
    }

    void add_join() {
        auto* command = verb("join", "Join the shards of tilesets into whole archives.",
                             "netzatlas join shards --out tiles");
        command->add_option("DIR", folder, "Folder of the shards")->required();
        command->add_option("--out", file, "Folder for the archives")->required();
        command->callback([this] { action = [this] { return run_join(folder, file); }; });
    }

    void add_decode() {
        auto* command = verb("decode",
                             "Print what vector tiles say, a line of JSON per feature; what the "
                             "specification forbids is an error.",
                             "netzatlas decode editions/current/tiles/regions-0a1b2c3d.pmtiles");
        command->add_option("FILE", file, "One tile (.mvt, .pbf) or an archive (.pmtiles)")
            ->required();
        command->callback([this] { action = [this] { return run_decode(file); }; });
    }

    void add_extract() {
        auto* command = verb(
            "extract", "Write one region's download, without a server.",
            "netzatlas extract 15090 --edition editions/current --format csv --to stendal.csv");
        command->add_option("REGION", region, "Key: 15, 15090, 150905051 or 15090010")->required();
        command->add_option("--edition", folder, "Folder of the edition")->required();
        command->add_option("--format", format, "gpkg, csv, xlsx, geojson or fgb")
            ->capture_default_str();
        command->add_option("--to", file, "File to write")->required();
        command->callback(
            [this] { action = [this] { return run_extract(folder, region, format, file); }; });
    }

    void add_sheets() {
        auto* command =
            verb("sheets",
                 "Print one PDF per region beside the edition; goes on where it was cut short.",
                 "netzatlas sheets editions/current --public-url https://karte.example.de\n"
                 "  netzatlas sheets editions/current --region 15090010 --language leicht");
        command->add_option("EDITION", sheets.edition, "Folder of the edition")->required();
        command->add_option("--region", sheets.region, "Only this key (default: all regions)");
        command->add_option("--language", sheets.language, "de, en or leicht")
            ->capture_default_str();
        command->add_option("--public-url", sheets.public_url,
                            "Address of the server that the links of the sheets lead to");
        command->add_option("--chromium", sheets.chromium,
                            "The browser that prints (default: looked for in PATH)");
        command->add_flag("--again", sheets.again, "Print also what is there already");
        command->callback([this] { action = [this] { return run_sheets(sheets); }; });
    }

    void add_zonal() {
        auto* command =
            verb("zonal", "Shares of any regions in any rasters on one grid: zonal statistics.",
                 "netzatlas zonal municipalities.gpkg --key ags --raster 4g.tif 5g.tif "
                 "--weights households.tif --out shares.csv");
        command->add_option("REGIONS", zonal.regions.file, "Vector file, in any system")
            ->required();
        command->add_option("--key", zonal.regions.key, "Column that names a region")->required();
        command->add_option("--layer", zonal.regions.layer, "Layer of the file (default: first)");
        command
            ->add_option("--raster", zonal.rasters,
                         "Rasters on one grid; every band is a layer, no-data is not delivered")
            ->required();
        command
            ->add_option("--scale", zonal.scale,
                         "Value that means all of a cell: 1 for flags, 100 for percent")
            ->capture_default_str();
        command->add_option("--weights", zonal.weights,
                            "Raster of households or persons (default: shares of area)");
        command->add_option("--overlay-cache", zonal.overlay_cache,
                            "Folder that keeps the overlay for further layers");
        command->add_option("--threads", zonal.threads, "Threads (default: one per core)");
        command->add_option("--out", file, "CSV file (default: standard output)");
        command->callback([this] { action = [this] { return run_zonal(zonal, file); }; });
    }
};

} // namespace

int main(int argc, char** argv) {
    CommandLine line;
    try {
        line.app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return line.app.exit(error) == 0 ? fine : usage;
    }
    try {
        return line.action();
    } catch (const std::exception& error) {
        fmt::print(stderr, "netzatlas: a mistake of ours: {}\n", error.what());
        return failed;
    }
}
