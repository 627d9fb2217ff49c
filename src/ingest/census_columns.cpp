#include "ingest/census_columns.hpp"

#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

namespace netzatlas::ingest {

namespace {

/// "100m" -> 100, "1km" -> 1000, "10km" -> 10000.
std::optional<double> size_of(std::string_view text) {
    const bool kilometres = text.ends_with("km");
    if (!text.ends_with('m')) {
        return std::nullopt;
    }
    text.remove_suffix(kilometres ? 2 : 1);
    const auto number = whole_number(text);
    if (!number || *number <= 0 || *number > 100'000) {
        return std::nullopt;
    }
    return static_cast<double>(*number) * (kilometres ? 1000 : 1);
}

/// The size of the cells stands in the names of the columns only.
std::optional<std::pair<std::string, double>> size_in_names(const geo::VectorLayer& layer) {
    constexpr std::string_view x_prefix = "x_mp_";
    for (const auto& field : layer.fields()) {
        const auto name = folded(field.name);
        const auto size = name.starts_with(x_prefix)
                              ? size_of(std::string_view{name}.substr(x_prefix.size()))
                              : std::nullopt;
        if (size) {
            return std::pair{name.substr(x_prefix.size()), *size};
        }
    }
    return std::nullopt;
}

} // namespace

Result<CensusColumns> census_columns(const geo::VectorLayer& layer) {
    const auto size = size_in_names(layer);
    if (!size) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: no column like 'x_mp_100m' or 'x_mp_1km', so no cell size; "
                                "it has: {}",
                                layer.file_name(), column_list(layer)));
    }
    const auto x = need_column(layer, {"x_mp_" + size->first});
    const auto y = need_column(layer, {"y_mp_" + size->first});
    if (!x || !y) {
        return fail(!x ? x.error() : y.error());
    }
    CensusColumns columns;
    columns.cell_size = size->second;
    columns.x = *x;
    columns.y = *y;
    columns.id = find_column(layer, {"GITTER_ID_" + size->first});
    columns.persons =
        find_column(layer, {"Einwohner", "Bevoelkerungszahl", "Insgesamt_Bevoelkerung"});
    columns.persons_per_household =
        find_column(layer, {"durchschnHHGroesse", "durchschn_HHGroesse",
                            "durchschn_Haushaltsgroesse", "HHGroesse_D"});
    columns.households = find_column(layer, {"Insgesamt_Haushalte", "Haushalte", "Anzahl_Haushalte",
                                             "Insgesamt_Wohnungen", "Wohnungen"});
    columns.remark = find_column(layer, {"werterlaeuternde_Zeichen"});
    const bool wide = columns.persons || columns.persons_per_household || columns.households;
    if (!wide) {
        const auto count = need_column(layer, {"Einwohner", "durchschnHHGroesse", "HHGroesse_D",
                                               "Insgesamt_Haushalte", "anzahl"});
        if (!count) {
            return fail(count.error());
        }
        columns.class_count = *count;
    }
    return columns;
}

} // namespace netzatlas::ingest
