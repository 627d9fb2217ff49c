#pragma once

#include "edition_fixture.hpp"
#include "tiles/decoded_archive.hpp"

#include <fmt/format.h>

namespace netzatlas::testing {

/// Opens what a writer has written.
inline tiles::Archive opened(const Result<std::string>& name, const TemporaryFolder& folder) {
    if (!name) {
        throw std::runtime_error{name.error().message};
    }
    auto archive = tiles::Archive::open(folder.path() / *name);
    if (!archive) {
        throw std::runtime_error{archive.error().message};
    }
    return std::move(*archive);
}

/// Every tile is faultless by our exact check and every polygon valid for GEOS.
inline void expect_valid(const tiles::Archive& archive) {
    for (int zoom = archive.min_zoom(); zoom <= archive.max_zoom(); ++zoom) {
        for (const auto& [id, bytes] : all_tiles(archive, zoom)) {
            const auto place = fmt::format("{}/{}/{}", id.zoom, id.x, id.y);
            EXPECT_EQ(tiles::tile_faults(bytes), std::vector<std::string>{}) << place;
            const auto layers = *tiles::decoded_tile(bytes);
            for (const auto& layer : layers) {
                for (const auto& feature : layer.features) {
                    if (feature.kind == tiles::GeometryKind::polygon) {
                        EXPECT_EQ(geo::invalid_reason(as_shape(*tiles::polygons_of(feature))), "")
                            << place << " " << layer.name << " " << *feature.id;
                    }
                }
            }
        }
    }
}

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace netzatlas::testing
