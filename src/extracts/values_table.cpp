#include "extracts/cells.hpp"
#include "extracts/tables.hpp"
#include "store/comparable.hpp"

namespace netzatlas::extracts {

namespace {

using geo::FieldType;
using geo::OutRecord;

OutRecord value_record(const Cut& cut, const store::StoredRegion& region,
                       const Indicator& indicator, const store::StoredValue& row) {
    const auto& content = cut.edition.content();
    const IndicatorValue& value = row.value;
    const auto* source = cut.edition.source(row.source);
    const auto* method = store::method_at(content.series, indicator.id, row.reference_date);
    OutRecord record;
    record.texts = {region.region.key.text(),
                    std::string{name_of(region.region.key.level())},
                    region.region.name,
                    indicator.id,
                    indicator.title_de,
                    row.reference_date.iso(),
                    std::string{name_of(row.origin)},
                    std::string{name_of(value.state)},
                    number(value.value),
                    number(value.low),
                    number(value.high),
                    indicator.unit,
                    text_or_null(value.printed),
                    std::string{name_of(row.counts)},
                    number(value.numerator),
                    number(value.denominator),
                    number(value.missing),
                    text_or_null(row.few),
                    text_or_null(indicator.basis),
                    number(row.completeness),
                    method != nullptr ? Cell{method->from.iso()} : Cell{},
                    method != nullptr ? text_or_null(method->method) : Cell{},
                    text_or_null(row.source),
                    source != nullptr ? text_or_null(source->attribution) : Cell{},
                    text_or_null(demo_note(content))};
    return record;
}

std::vector<geo::Field> value_fields() {
    using enum FieldType;
    return {{"key", text},         {"level", text},        {"name", text},
            {"indicator", text},   {"title", text},        {"reference_date", date},
            {"origin", text},      {"state", text},        {"value", real},
            {"low", real},         {"high", real},         {"unit", text},
            {"printed", text},     {"counts", text},       {"numerator", real},
            {"denominator", real}, {"missing", real},      {"few", text},
            {"basis", text},       {"completeness", real}, {"method_since", date},
            {"method", text},      {"source", text},       {"attribution", text},
            {"note", text}};
}

Result<void> each_value(const Cut& cut, const Sink& sink) {
    for (const auto* region : cut.regions) {
        for (const Indicator& indicator : cut.edition.content().indicators) {
            for (const auto* row : cut.edition.values(region->region.key.text(), indicator.id)) {
                if (auto done = sink(value_record(cut, *region, indicator, *row)); !done) {
                    return done;
                }
            }
        }
    }
    return {};
}

} // namespace

Table values_table(const Cut& cut) {
    return {{"values", value_fields(), geo::GeometryType::none, 25832, ""},
            [&cut](const Sink& sink) { return each_value(cut, sink); }};
}

} // namespace netzatlas::extracts
