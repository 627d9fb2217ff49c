#include "stats/json.hpp"
#include "stats/stats.hpp"
#include "terms/shown_counts.hpp"

namespace netzatlas::stats {

namespace {

constexpr double raw_per_percent = 100; ///< cell layers keep shares in 1/100 %
constexpr double raw_per_household = 10;

/// Shares as percent, counts and flags as they are. Household weights never leave as numbers (D17):
/// the cell says a class.
Json layers_of(const store::CellAnswer& cell, double small) {
    Json layers = Json::object();
    for (const auto& [name, value] : cell.layers) {
        if (name == "households") {
            layers["households_class"] =
                value ? Json(household_class(*value / raw_per_household, small)) : Json();
        } else if (name.starts_with("down_fn_")) {
            layers[name] = value ? number(*value / raw_per_percent) : Json();
        } else if (name != "persons") {
            layers[name] = number(value);
        }
    }
    return layers;
}

} // namespace

Result<std::string> point_json(const store::Edition& edition, LonLat place) {
    const auto answer = edition.at(place);
    if (!answer) {
        return fail(answer.error());
    }
    Json regions = Json::array();
    for (const auto* region : answer->regions) {
        regions.push_back(region_link(edition, *region));
    }
    Json cells = Json::array();
    for (const auto& cell : answer->cells) {
        cells.push_back({{"grid", cell.grid},
                         {"cell_id", cell.cell_id},
                         {"layers", layers_of(cell, small_count(edition))}});
    }
    return text_of({{"edition", edition.id()},
                    {"point",
                     {{"lon", number(place.lon)},
                      {"lat", number(place.lat)},
                      {"east", number(answer->point.east)},
                      {"north", number(answer->point.north)}}},
                    {"regions", std::move(regions)},
                    {"cells", std::move(cells)}});
}

} // namespace netzatlas::stats
