#include "demo/world.hpp"

#include "demo/border_net.hpp"
#include "demo/growth.hpp"
#include "demo/tidy.hpp"
#include "geo/transform.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <functional>
#include <set>

namespace netzatlas::demo {

namespace {

constexpr double square_metres_per_ha = 1e4;
constexpr std::size_t lakes = 3;
constexpr std::size_t lake_squares = 28;

Result<std::vector<geo::Point>> centres_of(const std::vector<Municipality>& places) {
    const auto to_utm = geo::Transform::between(epsg::lon_lat, epsg::utm32);
    if (!to_utm) {
        return fail(to_utm.error());
    }
    std::vector<geo::Point> found;
    found.reserve(places.size());
    for (const auto& place : places) {
        found.push_back({place.centre.lon, place.centre.lat});
    }
    const auto done = to_utm->apply(found);
    return done ? Result<std::vector<geo::Point>>{std::move(found)} : fail(done.error());
}

Result<void> check_counties(const Facts& facts, const std::vector<std::string>& counties) {
    for (const auto& key : counties) {
        if (std::none_of(facts.counties.begin(), facts.counties.end(),
                         [&](const Unit& county) { return county.key == key; })) {
            return fail(ErrorCode::bad_value,
                        fmt::format("'{}' is no county of the facts; they know {} to {}", key,
                                    facts.counties.front().key, facts.counties.back().key));
        }
    }
    return {};
}

/// Squares of nobody beside each owner's ground, the owners with most of them first.
std::vector<std::pair<std::int16_t, std::array<int, 2>>> shores(const GroundMap& map) {
    std::map<std::int16_t, std::vector<std::array<int, 2>>> found;
    for (int row = 1; row + 1 < map.rows; ++row) {
        for (int column = 1; column + 1 < map.columns; ++column) {
            const auto west = map.owner(column - 1, row);
            if (map.owner(column, row) == GroundMap::nobody && west != GroundMap::nobody) {
                found[west].push_back({column, row});
            }
        }
    }
    std::vector<std::pair<std::size_t, std::int16_t>> by_length;
    by_length.reserve(found.size());
    for (const auto& [owner, squares] : found) {
        by_length.emplace_back(squares.size(), owner);
    }
    std::sort(by_length.begin(), by_length.end(), std::greater<>{});
    std::vector<std::pair<std::int16_t, std::array<int, 2>>> places;
    places.reserve(by_length.size());
    for (const auto& [length, owner] : by_length) {
        places.emplace_back(owner, found[owner][length / 2]);
    }
    return places;
}

/// Lays a few lakes before the outer border; their owners follow those of the land.
std::vector<std::int16_t> lay_lakes(GroundMap& map, std::size_t land_owners) {
    std::vector<std::int16_t> shore_owners;
    for (const auto& [owner, start] : shores(map)) {
        if (shore_owners.size() == lakes) {
            break;
        }
        const auto lake = static_cast<std::int16_t>(land_owners + shore_owners.size());
        std::deque<std::array<int, 2>> queue{start};
        std::size_t count = 0;
        while (!queue.empty() && count < lake_squares) {
            const auto [column, row] = queue.front();
            queue.pop_front();
            if (map.owner(column, row) != GroundMap::nobody) {
                continue;
            }
            map.owners[map.index(column, row)] = lake;
            ++count;
            queue.insert(
                queue.end(),
                {{column, row + 1}, {column + 1, row}, {column, row - 1}, {column, row + 2}});
        }
        shore_owners.push_back(owner);
    }
    tidy(map);
    return shore_owners;
}

/// Outlines of the groups a key makes; owners without a key ("") belong to none.
std::map<std::string, geo::MultiPolygon> united_by(const BorderNet& net,
                                                   const std::vector<std::string>& key_of_owner) {
    const std::set<std::string> keys{key_of_owner.begin(), key_of_owner.end()};
    std::vector<std::string> sorted;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(sorted),
                 [](const std::string& key) { return !key.empty(); });
    std::vector<int> groups;
    for (const auto& key : key_of_owner) {
        const auto at = std::lower_bound(sorted.begin(), sorted.end(), key);
        groups.push_back(key.empty() ? -1 : static_cast<int>(at - sorted.begin()));
    }
    auto outlines = net.outlines(groups, static_cast<int>(sorted.size()));
    std::map<std::string, geo::MultiPolygon> found;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        found.emplace(sorted[i], std::move(outlines[i]));
    }
    return found;
}

/// `chosen[owner]`: whether that municipality of the facts is asked for.
Boundaries boundaries(const GroundMap& map, const Facts& facts, const std::vector<char>& chosen,
                      const std::vector<std::int16_t>& shore_owners) {
    const BorderNet net{map};
    const auto keys = [&](const std::function<std::string(const Municipality&)>& key) {
        std::vector<std::string> found;
        found.reserve(facts.municipalities.size() + shore_owners.size());
        for (std::size_t i = 0; i < facts.municipalities.size(); ++i) {
            found.push_back(chosen[i] != 0 ? key(facts.municipalities[i]) : "");
        }
        found.resize(found.size() + shore_owners.size());
        return found;
    };
    Boundaries found;
    for (auto& [ags, ground] : united_by(net, keys([](const auto& m) { return m.ags; }))) {
        found.places.push_back(std::move(ground));
    }
    found.associations = united_by(net, keys([](const auto& m) { return m.association(); }));
    found.counties = united_by(net, keys([](const auto& m) { return m.county(); }));
    found.state = united_by(net, keys([](const auto&) { return "15"; })).at("15");
    for (std::size_t lake = 0; lake < shore_owners.size(); ++lake) {
        const auto shore = static_cast<std::size_t>(shore_owners[lake]);
        if (chosen[shore] == 0) {
            continue;
        }
        std::vector<std::string> only(chosen.size() + shore_owners.size());
        only[chosen.size() + lake] = "lake";
        const auto place = std::count_if(chosen.begin(), chosen.begin() + shore_owners[lake],
                                         [](char is_chosen) { return is_chosen != 0; });
        found.waters.emplace_back(static_cast<PlaceIndex>(place), united_by(net, only).at("lake"));
    }
    return found;
}

std::vector<Seed> seeds_of(const Facts& facts, const std::vector<geo::Point>& centres) {
    std::vector<Seed> seeds;
    seeds.reserve(centres.size());
    for (std::size_t i = 0; i < centres.size(); ++i) {
        seeds.push_back({centres[i], facts.municipalities[i].area_ha * square_metres_per_ha});
    }
    return seeds;
}

} // namespace

Result<World> grown_world(Facts facts, const std::vector<std::string>& counties) {
    if (const auto known = check_counties(facts, counties); !known) {
        return fail(known.error());
    }
    const auto centres = centres_of(facts.municipalities);
    if (!centres) {
        return fail(centres.error());
    }
    auto map = grown(seeds_of(facts, *centres));
    const auto shore_owners = lay_lakes(map, centres->size());
    World world;
    std::vector<char> chosen;
    for (std::size_t i = 0; i < centres->size(); ++i) {
        const auto& place = facts.municipalities[i];
        chosen.push_back(
            static_cast<char>(counties.empty() || std::find(counties.begin(), counties.end(),
                                                            place.county()) != counties.end()));
        if (chosen.back() != 0) {
            world.places.push_back(place);
            world.centres.push_back((*centres)[i]);
        }
    }
    world.boundaries = boundaries(map, facts, chosen, shore_owners);
    world.cells = cut_into_cells(world.boundaries.places);
    world.facts = std::move(facts);
    return world;
}

} // namespace netzatlas::demo
