#include "commands/command_line.hpp"
#include "commands/progress_bar.hpp"
#include "extracts/extract.hpp"
#include "http/server.hpp"
#include "sheets/sheets.hpp"
#include "store/edition.hpp"

#include <memory>

namespace netzatlas::commands {

namespace {

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

void offer_serve(CommandLine& line) {
    const auto wish = std::make_shared<http::ServerOptions>();
    auto* verb = line.offer("serve", "Serve map, API, tiles and downloads of the current edition.",
                            "netzatlas serve --editions editions --port 8080",
                            [wish] { return run_serve(*wish); });
    verb->add_option("--editions", wish->editions, "Folder of editions")->required();
    verb->add_option("--address", wish->address, "Address to listen on")->capture_default_str();
    verb->add_option("--port", wish->port, "Port (0: any free one)")->capture_default_str();
    verb->add_option("--metrics-port", wish->metrics_port,
                     "Port of /metrics on 127.0.0.1 (0: none)")
        ->capture_default_str();
    verb->add_option("--threads", wish->threads, "Threads that answer")->capture_default_str();
    verb->add_option("--public-url", wish->public_url,
                     "Address people reach it at (https://karte.example.de), before tile "
                     "addresses, canonical links, and what they print or embed");
    verb->add_option("--cache", wish->cache,
                     "Folder of made downloads (default: beside the editions)");
}

struct ExtractWish {
    fs::path edition;
    std::string region;
    std::string format{"gpkg"};
    fs::path target;
};

int run_extract(const ExtractWish& wish) {
    const auto edition = store::Edition::open(wish.edition);
    if (!edition) {
        return say_failed(edition.error());
    }
    const auto done = extracts::write_extract(**edition, wish.region, wish.format, wish.target);
    if (!done) {
        return say_failed(done.error());
    }
    fmt::print("{}\n", wish.target.string());
    return fine;
}

void offer_extract(CommandLine& line) {
    const auto wish = std::make_shared<ExtractWish>();
    auto* verb = line.offer(
        "extract", "Write one region's download, without a server.",
        "netzatlas extract 15090 --edition editions/current --format csv --to stendal.csv",
        [wish] { return run_extract(*wish); });
    verb->add_option("REGION", wish->region, "Key: 15, 15090, 150905051 or 15090010")->required();
    verb->add_option("--edition", wish->edition, "Folder of the edition")->required();
    verb->add_option("--format", wish->format, "gpkg, csv, xlsx, geojson or fgb")
        ->capture_default_str();
    verb->add_option("--to", wish->target, "File to write")->required();
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
    for (const auto& failure : made->failed) {
        fmt::print(stderr, "netzatlas: {}\n", failure);
    }
    fmt::print("{}: {} sheets printed, {} kept, {} failed\n", made->folder.string(), made->made,
               made->kept, made->failed.size());
    if (options.public_url.empty()) {
        fmt::print("Without --public-url their links into the map are left out.\n");
    }
    return made->failed.empty() ? fine : failed;
}

void offer_sheets(CommandLine& line) {
    const auto wish = std::make_shared<sheets::SheetOptions>();
    auto* verb = line.offer(
        "sheets", "Print one PDF per region beside the edition; goes on where it was cut short.",
        "netzatlas sheets editions/current --public-url https://karte.example.de\n"
        "  netzatlas sheets editions/current --region 15090010 --language leicht",
        [wish] { return run_sheets(*wish); });
    verb->add_option("EDITION", wish->edition, "Folder of the edition")->required();
    verb->add_option("--region", wish->region, "Only this key (default: all regions)");
    verb->add_option("--language", wish->language, "de, en or leicht")->capture_default_str();
    verb->add_option("--public-url", wish->public_url,
                     "Address of the server that the links of the sheets lead to");
    verb->add_option("--chromium", wish->chromium,
                     "The browser that prints (default: looked for in PATH)");
    verb->add_flag("--again", wish->again, "Print also sheets whose page has not changed");
}

} // namespace

void offer_publishing(CommandLine& line) {
    offer_serve(line);
    offer_extract(line);
    offer_sheets(line);
}

} // namespace netzatlas::commands
