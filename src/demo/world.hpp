#pragma once

#include "demo/cell_map.hpp"
#include "demo/facts.hpp"
#include "geo/polygon.hpp"
#include "terms/result.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace netzatlas::demo {

/// Outlines in EPSG:25832; those of unions are made of the very lines of their parts.
struct Boundaries {
    std::vector<geo::MultiPolygon> places; ///< parallel to World::places
    /// By 9-digit ARS: every record of the VWG layer, municipalities without association included.
    std::map<std::string, geo::MultiPolygon> associations;
    std::map<std::string, geo::MultiPolygon> counties; ///< by 5-digit key
    geo::MultiPolygon state;
    /// Lakes before the border that count to a municipality but are no land: GF = 2 records.
    std::vector<std::pair<PlaceIndex, geo::MultiPolygon>> waters;
};

/// The municipalities of a run with their invented ground.
struct World {
    Facts facts;
    std::vector<Municipality> places; ///< those asked for, by AGS; PlaceIndex counts them
    std::vector<geo::Point> centres;  ///< EPSG:25832, parallel
    Boundaries boundaries;
    CellMap cells;

    const Municipality& place(PlaceIndex index) const {
        return places[static_cast<std::size_t>(index)];
    }
};

/// Grows the whole state, so that a border does not depend on the choice, and keeps `counties`
/// (empty: all).
/// Errors: `bad_value` for a county that the facts do not have.
Result<World> grown_world(Facts facts, const std::vector<std::string>& counties);

} // namespace netzatlas::demo
