#include "edition/zonal_rasters.hpp"

#include "edition/both_cores.hpp"
#include "geo/transform.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace netzatlas::edition {

namespace {

using geo::BandHead;
using geo::CellType;

/// Rows of a task at least, where a raster's own blocks are flatter.
constexpr int least_rows = 128;

/// In which property two grids differ, with both values; empty when they are the same.
std::string difference(const Grid& a, const Grid& b) {
    if (a.epsg != b.epsg) {
        return fmt::format("its system is EPSG:{}, not EPSG:{}", b.epsg, a.epsg);
    }
    if (a.cell_size != b.cell_size) {
        return fmt::format("its cells measure {}, not {}", b.cell_size, a.cell_size);
    }
    if (a.west != b.west || a.north != b.north) {
        return fmt::format("its north-west corner is ({}, {}), not ({}, {})", b.west, b.north,
                           a.west, a.north);
    }
    if (a.columns != b.columns || a.rows != b.rows) {
        return fmt::format("it has {} x {} cells, not {} x {}", b.columns, b.rows, a.columns,
                           a.rows);
    }
    return {};
}

Result<void> same_grid(const BandHead& first, const BandHead& other) {
    const auto differs = difference(first.grid, other.grid);
    return differs.empty()
               ? Result<void>{}
               : fail(ErrorCode::bad_source,
                      fmt::format("{}: not on the grid of {}: {}: bring it to that grid "
                                  "(gdalwarp -te … -tr …) or give it to a run of its own",
                                  other.file.string(), first.file.string(), differs));
}

coverage::Scale scale_of(const BandHead& head, double one) {
    return {one, head.no_data, head.type != CellType::real && one == std::floor(one)};
}

Result<void> add_weights(ZonalRasters& rasters, const std::filesystem::path& file) {
    auto heads = geo::band_heads(file);
    if (!heads) {
        return fail(heads.error());
    }
    if (heads->size() != 1) {
        return fail(ErrorCode::bad_source, fmt::format("{}: {} bands; weights are one band",
                                                       file.string(), heads->size()));
    }
    rasters.weights = std::move(heads->front());
    return same_grid(rasters.layers.front().head, *rasters.weights);
}

Result<void> distinct_names(const std::vector<ZonalLayer>& layers) {
    std::set<std::string> names;
    for (const auto& layer : layers) {
        if (!names.insert(layer.head.name).second) {
            return fail(ErrorCode::bad_request,
                        fmt::format("{}: a second layer named {}: give each raster a name of its "
                                    "own",
                                    layer.head.file.string(), layer.head.name));
        }
    }
    return {};
}

Result<std::vector<BandHead>> heads_of(const std::vector<std::filesystem::path>& files) {
    std::vector<Result<std::vector<BandHead>>> read(files.size());
    on_both_cores(files.size(), [&](std::size_t i) { read[i] = geo::band_heads(files[i]); });
    std::vector<BandHead> all;
    for (const auto& heads : read) {
        if (!heads) {
            return fail(heads.error());
        }
        all.insert(all.end(), heads->begin(), heads->end());
    }
    return all;
}

} // namespace

Result<ZonalRasters> zonal_rasters(const ZonalOptions& options) {
    const auto heads = heads_of(options.rasters);
    if (!heads) {
        return fail(heads.error());
    }
    ZonalRasters rasters;
    rasters.grid = heads->front().grid;
    rasters.block_rows = least_rows;
    for (const auto& head : *heads) {
        rasters.layers.push_back({head, scale_of(head, options.scale)});
        if (auto same = same_grid(heads->front(), head); !same) {
            return fail(same.error());
        }
    }
    if (auto distinct = distinct_names(rasters.layers); !distinct) {
        return fail(distinct.error());
    }
    if (!options.weights.empty()) {
        if (auto added = add_weights(rasters, options.weights); !added) {
            return fail(added.error());
        }
        rasters.block_rows = std::max(rasters.block_rows, rasters.weights->block_rows);
    } else if (geo::in_degrees(rasters.grid.epsg)) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: cells in degrees have no common area: bring the rasters to a "
                                "system in metres (gdalwarp -t_srs EPSG:3035), or give --weights",
                                options.rasters.front().string()));
    }
    for (const auto& layer : rasters.layers) {
        rasters.block_rows = std::max(rasters.block_rows, layer.head.block_rows);
    }
    return rasters;
}

} // namespace netzatlas::edition
