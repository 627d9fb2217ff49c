#include "pages/change.hpp"
#include "pages/figures.hpp"
#include "pages/frame.hpp"
#include "pages/table_rows.hpp"

#include <array>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// A text of the file: quoted where its characters ask for it, never a formula.
std::string text_cell(std::string text) {
    if (!text.empty() &&
        std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos) {
        text.insert(text.begin(), '\'');
    }
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted.append(c == '"' ? 2 : 1, c);
    }
    return quoted + '"';
}

/// Keys keep their zeros: spreadsheets take what is quoted for a text.
std::string key_cell(const std::string& key) {
    return fmt::format("\"{}\"", key);
}

std::string number_cell(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : std::string{};
}

std::string value_cells(const Context& context, const TableRow& row) {
    const auto shape = shown_figure(context, *context.indicator, *row.region)["class"];
    const auto name = shape.get<std::string>();
    if (row.value == nullptr) {
        return fmt::format("{},,,,{},,,,,", netzatlas::name_of(ValueState::not_delivered), name);
    }
    const auto& stored = *row.value;
    return fmt::format("{},{},{},{},{},{},{},{},{},{}", netzatlas::name_of(stored.value.state),
                       number_cell(stored.value.value), number_cell(stored.value.low),
                       number_cell(stored.value.high), name, number_cell(stored.completeness),
                       stored.reference_date.iso(),
                       stored.estimated ? "estimated" : netzatlas::name_of(stored.origin),
                       context.since ? context.since->iso() : "", number_cell(row.points));
}

std::string row_line(const Context& context, const TableRow& row, const std::string& tail) {
    const auto& region = row.region->region;
    const auto* county = county_of(context.edition, *row.region);
    return fmt::format(
        "{},{},{},{},{},{},{},{}\n", key_cell(region.key.text()),
        netzatlas::name_of(region.key.level()), text_cell(name_of(context, *row.region)),
        text_cell(county == nullptr ? std::string{} : name_of(context, *county)),
        context.indicator->id, text_cell(context.indicator->unit), value_cells(context, row), tail);
}

} // namespace

std::string table_csv(const Context& context) {
    std::string csv = "key,level,name,county,indicator,unit,state,value,low,high,class,"
                      "completeness,reference_date,origin,since,points,attribution,note\n";
    if (context.indicator == nullptr) {
        return csv;
    }
    const auto tail = fmt::format(
        "{},{}", text_cell(attribution_line(context)),
        context.edition.content().demo ? text_cell(context.text("demo_short")) : std::string{});
    for (const auto& row : table_rows(context).rows) {
        csv += row_line(context, row, tail);
    }
    return csv;
}

} // namespace netzatlas::pages
