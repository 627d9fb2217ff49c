#include "store/place_tables.hpp"

#include "store/well_known_binary.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace netzatlas::store {

namespace {

Result<void> write_sites(Database& database, const std::vector<PointSite>& sites) {
    auto row = database.prepare("insert_site");
    if (!row) {
        return fail(row.error());
    }
    for (const auto& site : sites) {
        if (!site.municipality) {
            return fail(ErrorCode::bad_value,
                        fmt::format("site '{}' lies in no municipality", site.id));
        }
        auto written =
            row->run(site.id, site.theme, site.kind, site.name, site.run_by, name_of(site.status),
                     site.municipality, site.place.lon, site.place.lat, site.since);
        if (!written) {
            return written;
        }
    }
    return {};
}

Result<void> write_areas(Database& database, const std::vector<StoredArea>& areas) {
    auto row = database.prepare("insert_area");
    if (!row) {
        return fail(row.error());
    }
    for (const auto& [area, ground] : areas) {
        const auto geometry = well_known_binary(ground);
        const auto stage = area.stage ? name_of(*area.stage) : std::string_view{};
        auto written = row->run(area.id, area.theme, area.programme, area.funder, stage, area.since,
                                Blob{geometry});
        if (!written) {
            return written;
        }
    }
    return {};
}

Result<void> write_counts(Database& database, const std::vector<MunicipalCount>& counts) {
    auto row = database.prepare("insert_count");
    if (!row) {
        return fail(row.error());
    }
    for (const auto& count : counts) {
        if (auto written = row->run(count.municipality, count.layer, count.amount, count.of);
            !written) {
            return written;
        }
    }
    return {};
}

Result<void> write_land(Database& database, const std::vector<LandPart>& land) {
    auto areas = database.prepare("insert_land_part");
    auto lines = database.prepare("insert_network_part");
    if (!areas || !lines) {
        return fail(areas ? lines.error() : areas.error());
    }
    for (const auto& part : land) {
        const bool is_area = part.lines.lines.empty();
        const auto geometry =
            is_area ? well_known_binary(part.area) : well_known_binary(part.lines);
        if (auto written =
                (is_area ? *areas : *lines).run(part.municipality, part.land, Blob{geometry});
            !written) {
            return written;
        }
    }
    return {};
}

PointSite read_site(Row& row) {
    return PointSite{row.text(),         row.text(),
                     row.text(),         row.text(),
                     row.text(),         row.named(site_status),
                     row.region(),       LonLat{row.real(), row.real()},
                     row.optional_date()};
}

template <class Shape>
Shape read_shape(Row& row, Result<Shape> (*read)(std::string_view)) {
    auto shape = read(row.blob());
    return shape ? std::move(*shape) : row.refused(Shape{}, shape.error());
}

StoredArea read_area(Row& row) {
    StoredArea stored;
    auto& area = stored.area;
    area.id = row.text();
    area.theme = row.text();
    area.programme = row.text();
    area.funder = row.text();
    if (const auto name = row.text(); !name.empty()) {
        const auto stage = works_stage(name);
        area.stage = stage ? *stage : row.refused(WorksStage{}, stage.error());
    }
    area.since = row.optional_date();
    stored.ground = read_shape(row, multi_polygon);
    return stored;
}

Result<void> read_land(Database& database, std::vector<LandPart>& land) {
    auto read = database.each("select_land_parts", [&](Row& row) {
        const auto municipality = row.region();
        const auto name = row.text();
        land.push_back({municipality, name, read_shape(row, multi_polygon), {}});
    });
    if (!read) {
        return read;
    }
    const auto middle = static_cast<std::ptrdiff_t>(land.size());
    read = database.each("select_network_parts", [&](Row& row) {
        const auto municipality = row.region();
        const auto name = row.text();
        land.push_back({municipality, name, {}, read_shape(row, multi_line)});
    });
    std::inplace_merge(
        land.begin(), land.begin() + middle, land.end(), [](const auto& a, const auto& b) {
            return std::tie(a.land, a.municipality) < std::tie(b.land, b.municipality);
        });
    return read;
}

} // namespace

Result<void> write_places(Database& database, const EditionContent& content) {
    for (const auto& written :
         {write_sites(database, content.sites), write_areas(database, content.areas),
          write_counts(database, content.counts), write_land(database, content.land)}) {
        if (!written) {
            return written;
        }
    }
    return {};
}

Result<void> read_places(Database& database, EditionContent& content) {
    const std::function<Result<void>()> steps[] = {
        [&] {
            return database.each("select_sites",
                                 [&](Row& row) { content.sites.push_back(read_site(row)); });
        },
        [&] {
            return database.each("select_areas",
                                 [&](Row& row) { content.areas.push_back(read_area(row)); });
        },
        [&] {
            return database.each("select_counts", [&](Row& row) {
                content.counts.push_back({row.region(), row.text(), row.real(), row.real()});
            });
        },
        [&] { return read_land(database, content.land); },
    };
    for (const auto& step : steps) {
        if (auto done = step(); !done) {
            return done;
        }
    }
    return {};
}

} // namespace netzatlas::store
