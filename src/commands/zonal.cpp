#include "edition/zonal.hpp"
#include "commands/command_line.hpp"

#include <fmt/format.h>
#include <fstream>
#include <memory>

namespace netzatlas::commands {

namespace {

struct ZonalWish {
    edition::ZonalOptions options;
    fs::path target;
};

int run_zonal(const ZonalWish& wish) {
    const auto table = edition::zonal(wish.options);
    if (!table) {
        return say_failed(table.error());
    }
    const auto csv = edition::zonal_csv(*table);
    const auto& target = wish.target;
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

} // namespace

void offer_zonal(CommandLine& line) {
    const auto wish = std::make_shared<ZonalWish>();
    auto& options = wish->options;
    auto* verb =
        line.offer("zonal", "Shares of any regions in any rasters on one grid: zonal statistics.",
                   "netzatlas zonal municipalities.gpkg --key ags --raster 4g.tif 5g.tif "
                   "--weights households.tif --out shares.csv",
                   [wish] { return run_zonal(*wish); });
    verb->add_option("REGIONS", options.regions.file, "Vector file, in any system")->required();
    verb->add_option("--key", options.regions.key, "Column that names a region")->required();
    verb->add_option("--layer", options.regions.layer, "Layer of the file (default: first)");
    verb->add_option("--raster", options.rasters,
                     "Rasters on one grid; every band is a layer, no-data is not delivered")
        ->required();
    verb->add_option("--scale", options.scale,
                     "Value that means all of a cell: 1 for flags, 100 for percent")
        ->capture_default_str();
    verb->add_option("--weights", options.weights,
                     "Raster of households or persons (default: shares of area)");
    verb->add_option("--overlay-cache", options.overlay_cache,
                     "Folder that keeps the overlay for further layers");
    verb->add_option("--threads", options.threads, "Threads (default: one per core)");
    verb->add_option("--out", wish->target, "CSV file (default: standard output)");
}

} // namespace netzatlas::commands
