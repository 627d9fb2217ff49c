#include "demo/schools.hpp"

#include "demo/chance.hpp"
#include "geo/transform.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::demo {

namespace {

constexpr std::array<std::string_view, 8> kinds{
    "Grundschule",         "Sekundarschule", "Gymnasium",    "Grundschule",
    "Gemeinschaftsschule", "Grundschule",    "Förderschule", "Berufsbildende Schule"};
constexpr std::array<std::string_view, 6> streets{"Schulstraße", "Musterweg",     "Lindenallee",
                                                  "Am Beispiel", "Bahnhofstraße", "Ringstraße"};

/// Day number of a Date turned back into one.
Date date_of(int days) {
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{days}}};
    return *Date::of(fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                                 static_cast<unsigned>(day.month()),
                                 static_cast<unsigned>(day.day())));
}

/// A site before it has a place on the ground.
struct Draft {
    std::size_t municipality = 0; ///< in the facts
    int number = 0;               ///< within it, from 1
    std::uint64_t lot = 0;        ///< decides when it is its turn
};

/// All sites of the state: one for each municipality, the rest by population.
std::vector<Draft> drafts(const Facts& facts, int count) {
    double people = 0;
    for (const auto& place : facts.municipalities) {
        people += place.population;
    }
    const int spare = count - static_cast<int>(facts.municipalities.size());
    std::vector<Draft> found;
    double want = 0;
    int given = 0;
    for (std::size_t i = 0; i < facts.municipalities.size(); ++i) {
        want += spare * facts.municipalities[i].population / people;
        const int more = static_cast<int>(std::floor(want + 0.5)) - given;
        given += more;
        for (int number = 1; number <= more + 1; ++number) {
            found.push_back({i, number,
                             mixed(seed_of(facts.municipalities[i].ags),
                                   static_cast<std::uint64_t>(number), seed_of("school"))});
        }
    }
    std::sort(found.begin(), found.end(),
              [](const Draft& a, const Draft& b) { return a.lot < b.lot; });
    return found;
}

/// A day after count `at - 1` and not after count `at`.
int day_before_count(const std::vector<std::pair<int, SchoolCount>>& counts, std::size_t at,
                     std::uint64_t chance) {
    const int last = counts[at].first;
    const int first = at == 0 ? last - 180 : counts[at - 1].first + 1;
    return first + static_cast<int>(chance % static_cast<std::uint64_t>(last - first + 1));
}

/// When a site of this rank does what: ranks come to their turn in order.
std::vector<SchoolEvent> history(const std::vector<std::pair<int, SchoolCount>>& counts, int rank,
                                 std::uint64_t lot) {
    const auto first_count = [&](auto reaches) {
        return static_cast<std::size_t>(
            std::find_if(counts.begin(), counts.end(),
                         [&](const auto& count) { return reaches(count.second); }) -
            counts.begin());
    };
    std::vector<SchoolEvent> events;
    const int planned = counts[0].first - 220 + static_cast<int>(mixed(lot, 1) % 200U);
    events.push_back({SchoolStage::planned, date_of(std::min(planned, counts[0].first - 185))});
    const auto left = first_count([&](const auto& c) { return rank >= c.base; });
    const auto finished = first_count([&](const auto& c) { return rank < c.works_finished; });
    const auto online = first_count([&](const auto& c) { return rank < c.online; });
    int day = 0;
    if (finished < std::min(left, counts.size())) {
        day = day_before_count(counts, finished, mixed(lot, 2));
        events.push_back({SchoolStage::works_finished, date_of(day)});
    }
    if (online < std::min(left, counts.size())) {
        const int in_use = day_before_count(counts, online, mixed(lot, 3));
        events.push_back({SchoolStage::online,
                          date_of(std::min(std::max(in_use, day + 5), counts[online].first))});
    }
    if (left < counts.size()) {
        events.push_back(
            {SchoolStage::left, date_of(day_before_count(counts, left, mixed(lot, 4)))});
    }
    return events;
}

Result<std::vector<std::pair<int, SchoolCount>>> dated(const std::vector<SchoolCount>& counts) {
    std::vector<std::pair<int, SchoolCount>> found;
    for (const auto& count : counts) {
        const auto date = Date::of(count.date);
        if (!date) {
            return fail(ErrorCode::bad_source,
                        fmt::format("schools.csv: {}", date.error().message));
        }
        found.emplace_back(date->days(), count);
    }
    return found;
}

/// Homes of each place that are its alone.
std::vector<std::vector<std::uint32_t>> cells_by_place(const World& world,
                                                       const Settling& settling) {
    std::vector<std::vector<std::uint32_t>> found(world.places.size());
    for (const auto& home : settling.homes) {
        if (home.hamlet < 0) {
            found[static_cast<std::size_t>(home.place)].push_back(home.cell);
        }
    }
    return found;
}

SchoolSite site_of(const Municipality& place, const Draft& draft, RegionKey key) {
    const auto kind = kinds[static_cast<std::size_t>(draft.number - 1) % kinds.size()];
    SchoolSite site{fmt::format("DEMO-{}-{:03}", place.ags, draft.number),
                    {},
                    std::string{kind},
                    fmt::format("{} {}", streets[mixed(draft.lot, 5) % streets.size()],
                                1 + mixed(draft.lot, 6) % 90U),
                    place.postcode,
                    std::move(key),
                    std::nullopt,
                    {}};
    const bool only = draft.number <= 3; // the first three are of different kinds
    site.name = only ? fmt::format("{} {} (Demo)", kind, place.name)
                     : fmt::format("{} {} {} (Demo)", kind, place.name, draft.number);
    return site;
}

} // namespace

Result<std::vector<SchoolSite>> school_sites(const World& world, const Settling& settling) {
    const auto counts = dated(world.facts.schools);
    const auto to_lonlat = geo::Transform::between(epsg::utm32, epsg::lon_lat);
    if (!counts || !to_lonlat || counts->empty()) {
        return fail(!counts      ? counts.error()
                    : !to_lonlat ? to_lonlat.error()
                                 : Error{ErrorCode::bad_source, "schools.csv: no counts"});
    }
    const auto cells = cells_by_place(world, settling);
    const auto all = drafts(world.facts, counts->front().second.base);
    std::vector<SchoolSite> sites;
    for (std::size_t rank = 0; rank < all.size(); ++rank) {
        const auto& municipality = world.facts.municipalities[all[rank].municipality];
        const auto place = std::find_if(world.places.begin(), world.places.end(),
                                        [&](const auto& p) { return p.ags == municipality.ags; });
        const auto key = RegionKey::of(municipality.ags);
        const auto index = static_cast<std::size_t>(place - world.places.begin());
        if (place == world.places.end() || !key || cells[index].empty()) {
            continue;
        }
        auto site = site_of(municipality, all[rank], *key);
        const auto& own = cells[index];
        auto at = world.cells.middle(own[mixed(all[rank].lot, 7) % own.size()]);
        at.x += static_cast<double>(mixed(all[rank].lot, 8) % 81U) - 40;
        at.y += static_cast<double>(mixed(all[rank].lot, 9) % 81U) - 40;
        const auto lonlat = (*to_lonlat)(at);
        if (!lonlat) {
            return fail(lonlat.error());
        }
        site.place = LonLat{lonlat->x, lonlat->y};
        site.events = history(*counts, static_cast<int>(rank), all[rank].lot);
        sites.push_back(std::move(site));
    }
    std::sort(sites.begin(), sites.end(),
              [](const SchoolSite& a, const SchoolSite& b) { return a.id < b.id; });
    return sites;
}

} // namespace netzatlas::demo
