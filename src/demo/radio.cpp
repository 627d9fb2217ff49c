#include "demo/radio.hpp"

#include "demo/chance.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace netzatlas::demo {

namespace {

constexpr std::uint8_t own = 1;
constexpr std::uint8_t roaming = 2;
enum Radio : std::size_t { r2g, r4g, r5g, r5g_sa };
enum Net : std::size_t { dt, vf, tf, ee };
constexpr std::array<Net, 3> builders{dt, vf, tf};

/// How hard each network finds to serve a cell that somebody serves; lower is more.
constexpr std::array<std::array<double, 3>, 3> hurdles{
    {{-0.30, -0.26, -0.22}, {-0.16, -0.12, -0.06}, {0.02, 0.16, 0.20}}};

struct Hill {
    Surface wide;
    Surface near;
    explicit Hill(std::string_view name)
        : wide{seed_of(name), 7000}, near{mixed(seed_of(name), 1), 1700} {}
    double at(geo::Point place) const { return 0.65 * wide.at(place) + 0.35 * near.at(place); }
};

/// How much a cell is worth serving.
double draw_of(const Landscape& ground, std::size_t i, const Hill& hill, geo::Point middle) {
    const double away = ground.to_homes_m[i] / 1800.0;
    return hill.at(middle) + 0.55 / (1.0 + away * away);
}

/// Per group of cells (county, land class) the values from which 4G and 5G begin.
struct Limits {
    float lte = 0;
    float nr = 0;
};

float limit_for(std::vector<float>& values, int hundredths) {
    const auto served = static_cast<std::size_t>(
        std::llround(static_cast<double>(values.size()) * hundredths / 10000.0));
    if (served == 0) {
        return 1e9F;
    }
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(served - 1);
    std::nth_element(values.begin(), nth, values.end(), std::greater<>{});
    return *nth;
}

LandShare published_share(const Facts& facts, const std::string& county, Land land) {
    for (const auto kind : {land, Land::federal_road, Land::farmland}) {
        const auto name = std::string{land_names[static_cast<std::size_t>(kind)]};
        if (const auto at = facts.mobile.find({county, name}); at != facts.mobile.end()) {
            return at->second;
        }
    }
    return {};
}

using Group = std::pair<std::string, Land>;

std::map<Group, Limits> limits_of(const World& world, const Landscape& ground,
                                  const std::vector<float>& draws) {
    std::vector<std::string> counties;
    counties.reserve(world.places.size());
    for (const auto& place : world.places) {
        counties.push_back(place.county());
    }
    std::map<Group, std::vector<float>> groups;
    for (std::size_t i = 0; i < draws.size(); ++i) {
        groups[{counties[static_cast<std::size_t>(ground.places[i])], ground.land[i]}].push_back(
            draws[i]);
    }
    std::map<Group, Limits> found;
    for (auto& [group, values] : groups) {
        const auto share = published_share(world.facts, group.first, group.second);
        found[group] = {limit_for(values, share.lte), limit_for(values, share.nr)};
    }
    return found;
}

/// Who of the three serves a cell: the strongest always, others over their hurdle.
std::array<bool, 3> served_by(const std::array<double, 3>& strength, double spare,
                              const std::array<double, 3>& hurdle) {
    std::array<bool, 3> found{};
    std::size_t strongest = 0;
    for (const auto net : builders) {
        strongest =
            strength[net] - hurdle[net] > strength[strongest] - hurdle[strongest] ? net : strongest;
        found[net] = strength[net] - 0.5 + 0.6 * spare > hurdle[net];
    }
    found[strongest] = true;
    return found;
}

void set_networks(RadioFlags& flags, Radio radio, const std::array<bool, 3>& nets) {
    for (const auto net : builders) {
        if (nets[net]) { // more never comes without less
            for (std::size_t lower = 0; lower <= radio; ++lower) {
                flags[lower][net] = own;
            }
        }
    }
}

void let_roam(RadioFlags& flags) {
    for (const auto radio : {r2g, r4g, r5g}) {
        flags[radio][ee] = static_cast<std::uint8_t>(
            flags[radio][ee] | (flags[radio][tf] != 0 ? roaming : std::uint8_t{0}));
    }
}

struct Hills {
    Hill ground{"signal"};
    std::array<Hill, 3> nets{Hill{"dt"}, Hill{"vf"}, Hill{"tf"}};
    Surface core{seed_of("core"), 3000};
    Surface fourth{seed_of("ee"), 1500};
};

RadioFlags flags_of(const Hills& hills, geo::Point middle, float draw, const Limits& limits,
                    bool is_city) {
    RadioFlags flags{};
    std::array<double, 3> strength{};
    for (const auto net : builders) {
        strength[net] = hills.nets[net].at(middle);
    }
    const double spare = std::clamp<double>(draw - limits.nr, -0.4, 0.8);
    if (draw >= limits.lte - 0.05F) {
        set_networks(flags, r2g, served_by(strength, 0.1, hurdles[0]));
    }
    if (draw >= limits.lte) {
        set_networks(flags, r4g, served_by(strength, std::max(0.0, draw - 0.5), hurdles[1]));
    }
    if (draw >= limits.nr) {
        set_networks(flags, r5g, served_by(strength, spare, hurdles[2]));
        for (const auto net : builders) {
            const double bar = net == tf ? 0.80 : 0.66;
            flags[r5g_sa][net] =
                flags[r5g][net] != 0 && hills.core.at(middle) * (net == dt ? 1.0 : 1.1) > bar ? own
                                                                                              : 0;
        }
        if (is_city && hills.fourth.at(middle) > 0.45) {
            flags[r4g][ee] = own;
            flags[r5g][ee] = own;
            flags[r5g_sa][ee] = own;
        }
    }
    let_roam(flags);
    return flags;
}

} // namespace

std::vector<RadioFlags> radio(const World& world, const Settling& settling,
                              const Landscape& landscape) {
    constexpr int city_cells = 900;
    const Hills hills;
    std::vector<float> draws;
    draws.reserve(landscape.cells.size());
    for (std::size_t i = 0; i < landscape.cells.size(); ++i) {
        const auto middle = world.cells.middle(landscape.cells[i]);
        draws.push_back(static_cast<float>(draw_of(landscape, i, hills.ground, middle)));
    }
    const auto limits = limits_of(world, landscape, draws);
    std::vector<std::array<Limits, land_names.size()>> by_place(world.places.size());
    for (std::size_t place = 0; place < by_place.size(); ++place) {
        for (std::size_t land = 0; land < land_names.size(); ++land) {
            const auto at = limits.find({world.places[place].county(), static_cast<Land>(land)});
            by_place[place][land] = at == limits.end() ? Limits{} : at->second;
        }
    }
    std::vector<RadioFlags> found;
    found.reserve(draws.size());
    auto home = settling.homes.begin();
    for (std::size_t i = 0; i < draws.size(); ++i) {
        while (home != settling.homes.end() && home->cell < landscape.cells[i]) {
            ++home;
        }
        const bool is_city = home != settling.homes.end() && home->cell == landscape.cells[i] &&
                             home->settlement_cells >= city_cells;
        const auto& limit = by_place[static_cast<std::size_t>(landscape.places[i])]
                                    [static_cast<std::size_t>(landscape.land[i])];
        found.push_back(
            flags_of(hills, world.cells.middle(landscape.cells[i]), draws[i], limit, is_city));
    }
    return found;
}

} // namespace netzatlas::demo
