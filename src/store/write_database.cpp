#include "store/database.hpp"
#include "store/edition.hpp"
#include "store/place_tables.hpp"
#include "store/sql_texts.hpp"
#include "store/well_known_binary.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::store {

namespace {

/// One prepared statement, one row per thing.
template <class Things, class Insert>
Result<void> insert_all(Database& database, std::string_view statement, const Things& things,
                        Insert insert) {
    auto prepared = database.prepare(statement);
    if (!prepared) {
        return fail(prepared.error());
    }
    for (const auto& thing : things) {
        if (auto inserted = insert(*prepared, thing); !inserted) {
            return inserted;
        }
    }
    return {};
}

Result<void> insert_source(Statement& row, const Source& source) {
    return row.run(source.id, source.title, source.publisher, source.licence, source.licence_uri,
                   source.attribution, source.url, source.file, source.sha256,
                   source.reference_date, source.delivery_date, source.publication_date,
                   source.boundary_date, source.counts_released, source.role);
}

Result<void> insert_region(Statement& row, const StoredRegion& stored) {
    const auto& region = stored.region;
    const auto geometry = well_known_binary(stored.ground);
    const auto blob = stored.ground.polygons.empty() ? std::nullopt : std::optional{Blob{geometry}};
    return row.run(region.key, name_of(region.key.level()), region.key.feature_id(), region.name,
                   region.kind, region.ars, region.key.state(), region.key.county(),
                   region.association, region.area_m2, region.official_area_m2, region.population,
                   region.postcode, region.boundary_date, stored.label.lon, stored.label.lat, blob);
}

Result<void> insert_indicator(Statement& row, const Indicator& indicator) {
    return row.run(indicator.id, indicator.theme, name_of(indicator.kind), indicator.title_de,
                   indicator.title_en, indicator.unit, indicator.decimals, indicator.basis,
                   indicator.layer, indicator.technology, indicator.rate_mbps, indicator.operators,
                   indicator.stage, indicator.rule, indicator.source_hint, indicator.headline);
}

Result<void> insert_value(Statement& row, const StoredValue& stored) {
    const auto& value = stored.value;
    return row.run(stored.region, stored.indicator, stored.reference_date, name_of(stored.origin),
                   stored.source, name_of(value.state), value.value, value.low, value.high,
                   value.numerator, value.denominator, value.missing, value.printed,
                   stored.estimated, name_of(stored.counts), stored.few, stored.completeness);
}

Result<void> insert_school(Statement& row, const SchoolSite& site) {
    const auto lon = site.place ? std::optional{site.place->lon} : std::nullopt;
    const auto lat = site.place ? std::optional{site.place->lat} : std::nullopt;
    return row.run(site.id, site.name, site.kind, site.street, site.postcode, site.municipality,
                   lon, lat);
}

Result<void> insert_events(Statement& row, const SchoolSite& site) {
    for (const auto& event : site.events) {
        if (auto inserted = row.run(site.id, name_of(event.stage), event.date); !inserted) {
            return inserted;
        }
    }
    return {};
}

Result<void> insert_goal(Statement& row, const Goal& goal) {
    return row.run(goal.id, goal.title_de, goal.title_en, goal.wording, goal.source, goal.indicator,
                   goal.target, goal.due);
}

Result<void> insert_goal_result(Statement& row, const GoalResult& result) {
    return row.run(result.goal, result.region, result.reference_date, name_of(result.verdict),
                   result.value, result.low, result.high, result.distance, result.reason);
}

Result<void> insert_finding(Statement& row, const Finding& finding) {
    return row.run(id_of(finding), name_of(finding.severity), finding.rule, finding.file,
                   finding.row, finding.column, finding.value, finding.meaning, finding.action,
                   finding.accepted);
}

/// Runs one step after the other and stops at the first that fails.
Result<void> in_turn(std::initializer_list<std::function<Result<void>()>> steps) {
    for (const auto& step : steps) {
        if (auto done = step(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> insert_figures(Database& database, const EditionContent& content) {
    return in_turn({
        [&] {
            return insert_all(database, "insert_indicator", content.indicators, insert_indicator);
        },
        [&] { return insert_all(database, "insert_value", content.values, insert_value); },
        [&] {
            return insert_all(database, "insert_series", content.series,
                              [](Statement& row, const Series& series) {
                                  return row.run(series.indicator, series.from, series.method);
                              });
        },
        [&] { return insert_all(database, "insert_goal", content.goals, insert_goal); },
        [&] {
            return insert_all(database, "insert_goal_result", content.goal_results,
                              insert_goal_result);
        },
        [&] {
            return insert_all(
                database, "insert_gap", content.gaps, [](Statement& row, const Gap& gap) {
                    return row.run(gap.goal, gap.region, gap.reference_date, gap.amount, gap.basis);
                });
        },
    });
}

Result<void> insert_content(Database& database, const EditionContent& content) {
    const std::initializer_list<const EditionContent*> itself{&content};
    return in_turn({
        [&] {
            return insert_all(database, "insert_edition", itself,
                              [](Statement& row, const EditionContent* edition) {
                                  return row.run(edition->title, edition->demo, edition->state,
                                                 edition->reference_date, edition->method_version);
                              });
        },
        [&] {
            return insert_all(database, "insert_setting", content.settings,
                              [](Statement& row, const auto& setting) {
                                  return row.run(setting.first, setting.second);
                              });
        },
        [&] { return insert_all(database, "insert_source", content.sources, insert_source); },
        [&] { return insert_all(database, "insert_region", content.regions, insert_region); },
        [&] { return insert_all(database, "insert_school", content.schools, insert_school); },
        [&] { return insert_all(database, "insert_school_event", content.schools, insert_events); },
        [&] { return write_places(database, content); },
        [&] { return insert_figures(database, content); },
        [&] { return insert_all(database, "insert_finding", content.findings, insert_finding); },
    });
}

bool plain_name(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

Result<void> create_views(Database& database, const std::vector<Indicator>& indicators) {
    std::string figures;
    for (const auto& indicator : indicators) {
        if (!plain_name(indicator.id)) {
            return fail(
                ErrorCode::bad_value,
                fmt::format("indicator id '{}' may hold only a-z, 0-9 and _", indicator.id));
        }
        if (indicator.headline) {
            figures +=
                fmt::format(fmt::runtime(statement("figure_column")), fmt::arg("id", indicator.id));
        }
    }
    return database.execute(fmt::format(fmt::runtime(views_sql()), fmt::arg("figures", figures)));
}

/// The clocks SpatiaLite writes by itself (same content, same bytes).
Result<void> set_clocks(Database& database, Date day) {
    const std::string instant = day.iso() + "T00:00:00.000Z";
    const std::initializer_list<std::string> instants{instant};
    const auto run = [](Statement& row, const std::string& text) { return row.run(text); };
    return in_turn({
        [&] { return insert_all(database, "set_history_clock", instants, run); },
        [&] { return insert_all(database, "set_geometry_clock", instants, run); },
    });
}

} // namespace

Result<void> write_database(const std::filesystem::path& file, const EditionContent& content) {
    auto database = Database::create(file);
    if (!database) {
        return fail(database.error());
    }
    return in_turn({
        [&] { return database->execute(schema_sql()); },
        [&] { return insert_content(*database, content); },
        [&] { return create_views(*database, content.indicators); },
        [&] { return set_clocks(*database, content.reference_date); },
        [&] { return database->execute(statement("finish")); },
        [&] { return database->close(); },
    });
}

} // namespace netzatlas::store
