#include "extracts/cells.hpp"
#include "extracts/tables.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::extracts {

namespace {

/// Whether two shapes may meet: their boxes do.
bool near(const geo::Box& a, const geo::Box& b) {
    return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

bool holds(const Cut& cut, const PointSite& site) {
    return std::any_of(cut.regions.begin(), cut.regions.end(),
                       [&](const auto* region) { return region->region.key == site.municipality; });
}

} // namespace

Table sites_table(const Cut& cut) {
    using enum geo::FieldType;
    return {{"sites",
             {{"id", text},
              {"theme", text},
              {"kind", text},
              {"name", text},
              {"operator", text},
              {"status", text},
              {"municipality", text},
              {"since", date}},
             geo::GeometryType::points,
             4326,
             "Public wifi, data centres"},
            [&cut](const Sink& sink) -> Result<void> {
                for (const auto& site : cut.edition.content().sites) {
                    if (!holds(cut, site)) {
                        continue;
                    }
                    geo::OutRecord record{{site.id, site.theme, site.kind, text_or_null(site.name),
                                           text_or_null(site.run_by),
                                           std::string{name_of(site.status)},
                                           site.municipality->text(), day(site.since)},
                                          {},
                                          geo::Point{site.place.lon, site.place.lat}};
                    if (auto done = sink(record); !done) {
                        return done;
                    }
                }
                return {};
            }};
}

Table areas_table(const Cut& cut) {
    using enum geo::FieldType;
    return {{"funded_areas",
             {{"id", text},
              {"theme", text},
              {"programme", text},
              {"funder", text},
              {"stage", text},
              {"since", date}},
             geo::GeometryType::polygons,
             25832,
             "Areas of programmes that reach into the extract, whole"},
            [&cut](const Sink& sink) -> Result<void> {
                const auto box = geo::bounds(cut.regions.front()->ground);
                for (const auto& [area, ground] : cut.edition.content().areas) {
                    if (!near(geo::bounds(ground), box)) {
                        continue;
                    }
                    const auto stage =
                        area.stage ? Cell{std::string{name_of(*area.stage)}} : Cell{};
                    const geo::OutRecord record{{area.id, area.theme, text_or_null(area.programme),
                                                 text_or_null(area.funder), stage, day(area.since)},
                                                ground};
                    if (auto done = sink(record); !done) {
                        return done;
                    }
                }
                return {};
            }};
}

} // namespace netzatlas::extracts
