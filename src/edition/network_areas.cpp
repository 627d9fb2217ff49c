#include "edition/network_areas.hpp"

#include "coverage/overlay.hpp"
#include "coverage/parts.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace netzatlas::edition {

Result<void> write_network_areas(const ingest::OperatorCountAreas& areas, const Grid& grid,
                                 geo::RasterWriter& writer, std::size_t layer) {
    std::vector<geo::MultiPolygon> grounds;
    grounds.reserve(areas.areas.size());
    for (const auto& area : areas.areas) {
        grounds.push_back(area.ground);
    }
    const auto overlay = coverage::overlay(grounds, grid);
    if (!overlay) {
        return fail(overlay.error());
    }
    constexpr double most = 0.5;
    std::vector<std::uint16_t> networks(grid.size());
    for (const auto& part : coverage::parts_by_area(*overlay)) {
        if (part.part > most) {
            networks[part.cell] = static_cast<std::uint16_t>(areas.areas[part.region].operators);
        }
    }
    return writer.write(layer, 0, std::span<const std::uint16_t>{networks});
}

} // namespace netzatlas::edition
