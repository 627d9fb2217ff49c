#include "store/database.hpp"
#include "store/edition.hpp"
#include "store/place_tables.hpp"
#include "store/well_known_binary.hpp"

#include <fmt/format.h>
#include <unordered_map>

namespace netzatlas::store {

namespace {

Result<Severity> severity(std::string_view name) {
    for (const auto severity : {Severity::note, Severity::warning, Severity::error}) {
        if (name_of(severity) == name) {
            return severity;
        }
    }
    return fail(ErrorCode::bad_value, fmt::format("'{}' is no severity", name));
}

// Braced initialisation reads the columns from left to right, as the statement names them.

Source read_source(Row& row) {
    return Source{row.text(),          row.text(),          row.text(),
                  row.text(),          row.text(),          row.text(),
                  row.text(),          row.text(),          row.text(),
                  row.optional_date(), row.optional_date(), row.optional_date(),
                  row.optional_date(), row.flag(),          row.text()};
}

geo::MultiPolygon read_ground(Row& row) {
    const auto bytes = row.blob();
    if (bytes.empty()) {
        return {};
    }
    auto shape = multi_polygon(bytes);
    return shape ? std::move(*shape) : row.refused(geo::MultiPolygon{}, shape.error());
}

StoredRegion read_region(Row& row) {
    return StoredRegion{Region{row.region(), row.text(), row.text(), row.text(),
                               row.optional_region(), row.real(), row.optional_real(),
                               row.optional_integer(), row.text(), row.optional_date()},
                        read_ground(row), LonLat{row.real(), row.real()}};
}

Indicator read_indicator(Row& row) {
    return Indicator{row.text(),
                     row.text(),
                     row.named(indicator_kind),
                     row.text(),
                     row.text(),
                     row.text(),
                     static_cast<int>(row.integer()),
                     row.text(),
                     row.text(),
                     row.text(),
                     static_cast<int>(row.integer()),
                     row.text(),
                     row.text(),
                     row.text(),
                     row.text(),
                     row.flag()};
}

StoredValue read_value(Row& row) {
    return StoredValue{row.text(),
                       row.text(),
                       row.date(),
                       row.named(origin),
                       row.text(),
                       IndicatorValue{row.named(value_state), row.optional_real(),
                                      row.optional_real(), row.optional_real(), row.optional_real(),
                                      row.optional_real(), row.optional_real(), row.text()},
                       row.flag(),
                       row.named(counts_shown),
                       row.text(),
                       row.optional_real()};
}

SchoolSite read_school(Row& row) {
    SchoolSite site{row.text(), row.text(),   row.text(),   row.text(),
                    row.text(), row.region(), std::nullopt, {}};
    const auto lon = row.optional_real();
    const auto lat = row.optional_real();
    if (lon && lat) {
        site.place = LonLat{*lon, *lat};
    }
    return site;
}

Goal read_goal(Row& row) {
    return Goal{row.text(), row.text(), row.text(), row.text(),
                row.text(), row.text(), row.real(), row.date()};
}

GoalResult read_goal_result(Row& row) {
    return GoalResult{row.text(),          row.region(),        row.date(),
                      row.named(verdict),  row.optional_real(), row.optional_real(),
                      row.optional_real(), row.optional_real(), row.text()};
}

Finding read_finding(Row& row) {
    return Finding{row.named(severity), row.text(), row.text(), row.integer(), row.text(),
                   row.text(),          row.text(), row.text(), row.text()};
}

template <class Thing>
Result<void> read_all(Database& database, std::string_view query, std::vector<Thing>& things,
                      Thing (*read)(Row&)) {
    return database.each(query, [&](Row& row) { things.push_back(read(row)); });
}

Result<void> read_events(Database& database, std::vector<SchoolSite>& sites) {
    std::unordered_map<std::string_view, SchoolSite*> by_id;
    for (auto& site : sites) {
        by_id.emplace(site.id, &site);
    }
    return database.each("select_school_events", [&](Row& row) {
        const auto id = row.text();
        const SchoolEvent event{row.named(school_stage), row.date()};
        const auto found = by_id.find(id);
        if (found == by_id.end()) {
            row.refuse(fmt::format("event of an unknown site '{}'", id));
            return;
        }
        found->second->events.push_back(event);
    });
}

Result<EditionContent> read_head(Database& database) {
    std::optional<EditionContent> content;
    auto outcome = database.each("select_edition", [&](Row& row) {
        const auto title = row.text();
        const bool demo = row.flag();
        const auto state = row.text();
        content = EditionContent{title, demo, state, row.date(), row.text(), {}, {}, {},
                                 {},    {},   {},    {},         {},         {}, {}, {}};
    });
    if (!outcome) {
        return fail(outcome.error());
    }
    if (!content) {
        return fail(ErrorCode::bad_source, "the database names no edition");
    }
    return std::move(*content);
}

Result<void> read_tables(Database& database, EditionContent& content) {
    const std::function<Result<void>()> steps[] = {
        [&] {
            return database.each("select_settings", [&](Row& row) {
                const auto name = row.text();
                content.settings[name] = row.text();
            });
        },
        [&] { return read_all(database, "select_sources", content.sources, read_source); },
        [&] { return read_all(database, "select_regions", content.regions, read_region); },
        [&] { return read_all(database, "select_indicators", content.indicators, read_indicator); },
        [&] { return read_all(database, "select_values", content.values, read_value); },
        [&] {
            return database.each("select_series", [&](Row& row) {
                content.series.push_back({row.text(), row.date(), row.text()});
            });
        },
        [&] { return read_all(database, "select_schools", content.schools, read_school); },
        [&] { return read_events(database, content.schools); },
        [&] { return read_places(database, content); },
        [&] { return read_all(database, "select_goals", content.goals, read_goal); },
        [&] {
            return read_all(database, "select_goal_results", content.goal_results,
                            read_goal_result);
        },
        [&] {
            return database.each("select_gaps", [&](Row& row) {
                content.gaps.push_back(
                    {row.text(), row.text(), row.date(), row.real(), row.text()});
            });
        },
        [&] { return read_all(database, "select_findings", content.findings, read_finding); },
    };
    for (const auto& step : steps) {
        if (auto done = step(); !done) {
            return done;
        }
    }
    return {};
}

/// Of another program's tables nothing is guessed: what is missing there was not asked for then.
Result<void> check_schema(Database& database, const std::filesystem::path& file) {
    constexpr std::int64_t schema_version = 2;
    std::int64_t found = 0;
    auto read = database.each("select_schema_version", [&](Row& row) { found = row.integer(); });
    if (!read || found == schema_version) {
        return read;
    }
    return fail(ErrorCode::bad_source,
                fmt::format("{}: its tables are of version {}, this program reads version {}: "
                            "build the edition again (netzatlas build PROJECT.toml), or use the "
                            "program that built it",
                            file.string(), found, schema_version));
}

} // namespace

Result<EditionContent> read_database(const std::filesystem::path& file) {
    auto database = Database::open(file);
    if (!database) {
        return fail(database.error());
    }
    if (const auto known = check_schema(*database, file); !known) {
        return fail(known.error());
    }
    auto content = read_head(*database);
    if (!content) {
        return content;
    }
    if (auto tables = read_tables(*database, *content); !tables) {
        return fail(tables.error());
    }
    return content;
}

} // namespace netzatlas::store
