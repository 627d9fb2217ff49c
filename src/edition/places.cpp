#include "edition/places.hpp"

#include "edition/both_cores.hpp"
#include "geo/point_locator.hpp"
#include "geo/topology.hpp"
#include "geo/transform.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace netzatlas::edition {

namespace {

const Region& municipality(const BoundarySet& boundaries, std::size_t index) {
    return boundaries.regions[boundaries.municipalities[index]].region;
}

/// Gives sites their municipality by the ground they stand on.
class SitePlacement {
public:
    SitePlacement(const BoundarySet& boundaries, geo::Transform to_metres,
                  std::vector<Finding>& findings)
        : boundaries_{boundaries}, grounds_{boundaries.municipal_grounds()}, locator_{grounds_},
          to_metres_{std::move(to_metres)}, findings_{findings} {}

    std::optional<PointSite> placed(PointSite site, const std::string& file) {
        const auto point = to_metres_({site.place.lon, site.place.lat});
        const auto found = point ? locator_.at(*point) : std::nullopt;
        if (!found) {
            told({Severity::note, "outside_regions", file, 0, "lon, lat", site.id,
                  "lies in none of the regions of this edition", "left out"});
            return std::nullopt;
        }
        const auto& around = municipality(boundaries_, *found);
        if (site.municipality && *site.municipality != around.key) {
            told({Severity::warning, "key_against_place", file, 0, "ags", site.municipality->text(),
                  fmt::format("site {} lies in {} ({})", site.id, around.name, around.key.text()),
                  "counted where it lies"});
        }
        site.municipality = around.key;
        return site;
    }

private:
    void told(Finding finding) { findings_.push_back(std::move(finding)); }

    const BoundarySet& boundaries_;
    std::vector<geo::MultiPolygon> grounds_;
    geo::PointLocator locator_;
    geo::Transform to_metres_;
    std::vector<Finding>& findings_;
};

Result<void> add_sites(const Gathered& gathered, const BoundarySet& boundaries,
                       store::EditionContent& content, std::vector<Finding>& findings) {
    if (gathered.sites.empty()) {
        return {};
    }
    auto to_metres = geo::Transform::between(4326, 25832);
    if (!to_metres) {
        return fail(to_metres.error());
    }
    SitePlacement placement{boundaries, *std::move(to_metres), findings};
    for (const auto& [source, sites] : gathered.sites) {
        for (const auto& site : sites) {
            if (auto placed = placement.placed(site, source.file)) {
                content.sites.push_back(*std::move(placed));
            }
        }
    }
    std::sort(content.sites.begin(), content.sites.end(), [](const auto& a, const auto& b) {
        return std::tie(a.theme, a.id) < std::tie(b.theme, b.id);
    });
    return {};
}

bool apart(const geo::Box& a, const geo::Box& b) {
    return a.east < b.west || b.east < a.west || a.north < b.south || b.north < a.south;
}

/// Only areas that reach into the edition's regions.
void add_areas(const Gathered& gathered, const BoundarySet& boundaries,
               store::EditionContent& content) {
    const auto grounds = boundaries.municipal_grounds();
    std::vector<geo::Box> boxes;
    boxes.reserve(grounds.size());
    for (const auto& ground : grounds) {
        boxes.push_back(geo::bounds(ground));
    }
    for (const auto& [source, areas] : gathered.programme_areas) {
        for (const auto& shape : areas) {
            const auto box = geo::bounds(shape.ground);
            const bool near = std::any_of(boxes.begin(), boxes.end(),
                                          [&](const auto& other) { return !apart(box, other); });
            if (near) {
                content.areas.push_back({shape.area, shape.ground});
            }
        }
    }
    std::stable_sort(content.areas.begin(), content.areas.end(), [](const auto& a, const auto& b) {
        return std::tie(a.area.theme, a.area.id) < std::tie(b.area.theme, b.area.id);
    });
}

/// Areas and lines of all sources by class.
using LandByClass = std::map<std::string, std::vector<const ingest::LandShape*>>;

/// Pieces of one class in one municipality; `rest` holds per record what no municipality took yet.
Result<store::LandPart> land_in(const store::StoredRegion& region, const std::string& land,
                                std::vector<std::pair<geo::Box, ingest::LandShape>>& rest) {
    store::LandPart part{region.region.key, land, {}, {}};
    const auto around = geo::bounds(region.ground);
    for (auto& [box, shape] : rest) {
        if (apart(box, around)) {
            continue;
        }
        auto area = geo::intersection(shape.area, region.ground);
        auto cut = geo::cut_lines(shape.lines, region.ground);
        if (!area || !cut) {
            return fail(area ? cut.error() : area.error());
        }
        std::move(area->polygons.begin(), area->polygons.end(),
                  std::back_inserter(part.area.polygons));
        std::move(cut->inside.lines.begin(), cut->inside.lines.end(),
                  std::back_inserter(part.lines.lines));
        shape.lines = std::move(cut->outside);
    }
    return part;
}

Result<std::vector<store::LandPart>>
land_of_class(const std::string& land, const std::vector<const ingest::LandShape*>& shapes,
              const BoundarySet& boundaries) {
    std::vector<std::pair<geo::Box, ingest::LandShape>> rest;
    std::vector<store::LandPart> parts;
    for (const auto* shape : shapes) {
        auto box = geo::bounds(shape->area);
        for (const auto& line : shape->lines.lines) {
            for (const auto& point : line) {
                const bool first = shape->area.polygons.empty() && box == geo::Box{};
                box = first ? geo::Box{point.x, point.y, point.x, point.y}
                            : geo::Box{std::min(box.west, point.x), std::min(box.south, point.y),
                                       std::max(box.east, point.x), std::max(box.north, point.y)};
            }
        }
        rest.emplace_back(box, *shape);
    }
    for (const auto place : boundaries.municipalities) {
        auto part = land_in(boundaries.regions[place], land, rest);
        if (!part) {
            return fail(part.error());
        }
        if (!part->area.polygons.empty() && !part->lines.lines.empty()) {
            return fail(ErrorCode::bad_source,
                        fmt::format("class '{}' comes as areas and as lines; a share has one unit: "
                                    "give it as one of them",
                                    land));
        }
        if (!part->area.polygons.empty() || !part->lines.lines.empty()) {
            parts.push_back(*std::move(part));
        }
    }
    return parts;
}

Result<void> add_land(const Gathered& gathered, const BoundarySet& boundaries,
                      store::EditionContent& content) {
    LandByClass by_class;
    for (const auto& [source, shapes] : gathered.land) {
        for (const auto& shape : shapes) {
            by_class[shape.land].push_back(&shape);
        }
    }
    const std::vector<LandByClass::value_type> classes{by_class.begin(), by_class.end()};
    std::vector<Result<std::vector<store::LandPart>>> done(classes.size(),
                                                           std::vector<store::LandPart>{});
    on_both_cores(classes.size(), [&](std::size_t i) {
        done[i] = land_of_class(classes[i].first, classes[i].second, boundaries);
    });
    for (auto& parts : done) {
        if (!parts) {
            return fail(parts.error());
        }
        std::move(parts->begin(), parts->end(), std::back_inserter(content.land));
    }
    return {};
}

void add_counts(const Gathered& gathered, const BoundarySet& boundaries,
                store::EditionContent& content, std::vector<Finding>& findings) {
    if (!gathered.fibre_stages) {
        return;
    }
    for (const auto& count : gathered.fibre_stages->thing) {
        const auto known = std::any_of(
            boundaries.municipalities.begin(), boundaries.municipalities.end(),
            [&](auto place) { return boundaries.regions[place].region.key == count.municipality; });
        if (known) {
            content.counts.push_back(count);
        } else {
            findings.push_back({Severity::warning, "unknown_key",
                                gathered.fibre_stages->source.file, 0, "ags",
                                count.municipality.text(),
                                "no municipality has this key at the boundary date", "left out"});
        }
    }
}

} // namespace

std::string place_theme(const Indicator& indicator) {
    switch (indicator.kind) {
    case IndicatorKind::site_share:
    case IndicatorKind::site_count:
    case IndicatorKind::site_rate:
        return indicator.layer.empty() ? "schools" : indicator.layer;
    case IndicatorKind::funded_share:
        return indicator.layer;
    case IndicatorKind::count_share:
        return "fibre_stages";
    default:
        return {};
    }
}

Result<std::map<std::string, const Source*>> place_sources(const Gathered& gathered) {
    std::map<std::string, const Source*> found;
    std::optional<Error> trouble;
    const auto add = [&](const std::string& theme, const Source& source) {
        const auto [known, is_new] = found.try_emplace(theme, &source);
        if (!source.reference_date || source.reference_date != known->second->reference_date) {
            trouble = {ErrorCode::bad_source,
                       fmt::format("source '{}' needs the reference_date that all sources of '{}' "
                                   "share in the project file",
                                   source.id, theme)};
        }
    };
    if (gathered.schools) {
        add("schools", gathered.schools->source);
    }
    for (const auto& [source, sites] : gathered.sites) {
        for (const auto& site : sites) {
            add(site.theme, source);
        }
    }
    for (const auto& [source, areas] : gathered.programme_areas) {
        for (const auto& shape : areas) {
            add(shape.area.theme, source);
        }
    }
    if (gathered.fibre_stages) {
        add("fibre_stages", gathered.fibre_stages->source);
    }
    if (trouble) {
        return fail(*trouble);
    }
    return found;
}

Result<void> add_places(const Gathered& gathered, const BoundarySet& boundaries,
                        store::EditionContent& content, std::vector<Finding>& findings) {
    if (gathered.schools) {
        content.schools = gathered.schools->thing;
    }
    add_areas(gathered, boundaries, content);
    add_counts(gathered, boundaries, content, findings);
    if (auto added = add_sites(gathered, boundaries, content, findings); !added) {
        return added;
    }
    return add_land(gathered, boundaries, content);
}

} // namespace netzatlas::edition
