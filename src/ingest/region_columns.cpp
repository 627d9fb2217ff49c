#include "ingest/region_columns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
#include <string_view>

namespace netzatlas::ingest {

namespace {

/// The first of several names that a column had over the years.
Result<int> either(const geo::VectorLayer& layer, std::initializer_list<std::string_view> names) {
    for (const auto name : names) {
        if (const auto found = layer.field(name)) {
            return *found;
        }
    }
    return layer.need_field(*names.begin());
}

std::size_t key_digits(RegionLevel level) {
    switch (level) {
    case RegionLevel::country:
    case RegionLevel::state:
        return 2;
    case RegionLevel::county:
        return 5;
    case RegionLevel::association:
        return 9;
    case RegionLevel::municipality:
        break;
    }
    return 8;
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Result<RegionColumns> region_columns(const geo::VectorLayer& layer) {
    const auto geofactor = layer.need_field("GF");
    const auto ars = either(layer, {"ARS", "RS", "RAU_RS"});
    const auto name = layer.need_field("GEN");
    const auto kind = either(layer, {"BEZ", "DES"});
    for (const auto* column : {&geofactor, &ars, &name, &kind}) {
        if (!*column) {
            return fail(column->error());
        }
    }
    RegionColumns columns;
    columns.geofactor = *geofactor;
    columns.ars = *ars;
    columns.ags = layer.field("AGS");
    columns.name = *name;
    columns.kind = *kind;
    columns.population = layer.field("EWZ");
    columns.area_km2 = layer.field("KFL");
    return columns;
}

NamedKey named_key(const geo::Record& record, const RegionColumns& columns, RegionLevel level) {
    if (level == RegionLevel::association || !columns.ags) {
        return {"ARS", record.text(columns.ars).value_or("")};
    }
    return {"AGS", record.text(*columns.ags).value_or("")};
}

tl::expected<RegionKey, KeyTrouble> key_of(const NamedKey& named, RegionLevel level) {
    const bool whole_ars = level == RegionLevel::municipality && named.column == "ARS";
    const auto digits = whole_ars ? ars_digits : key_digits(level);
    if (all_digits(named.text) && named.text.size() + 1 == digits) {
        return tl::unexpected{
            KeyTrouble{"key_without_leading_zero",
                       "one digit is missing: a spreadsheet took the key for a number"}};
    }
    auto key = whole_ars ? RegionKey::municipality_of_ars(named.text) : RegionKey::of(named.text);
    if (!key) {
        return tl::unexpected{KeyTrouble{"bad_key", key.error().message}};
    }
    if (key->level() != level) {
        return tl::unexpected{
            KeyTrouble{"bad_key", fmt::format("a key of level {}, but {} is read",
                                              name_of(key->level()), name_of(level))}};
    }
    return *key;
}

bool ars_fits(const std::string& ars, const RegionKey& key) {
    if (!all_digits(ars)) {
        return false;
    }
    if (key.level() == RegionLevel::municipality) {
        const auto own = RegionKey::municipality_of_ars(ars);
        return own && *own == key;
    }
    return ars.starts_with(key.text()) &&
           (ars.size() == key.text().size() || ars.size() == ars_digits);
}

} // namespace netzatlas::ingest
