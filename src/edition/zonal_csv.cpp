#include "edition/zonal.hpp"
#include "indicators/figures.hpp"

#include <fmt/format.h>
#include <iterator>

namespace netzatlas::edition {

namespace {

void add_quoted(std::string& csv, const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
        csv += text;
        return;
    }
    csv += '"';
    for (const char c : text) {
        csv.append(c == '"' ? 2 : 1, c);
    }
    csv += '"';
}

/// Figures of one line: D13 and D16 decide which of them there are.
void add_figures(std::string& csv, const coverage::Sums& sums) {
    const auto state = indicators::share_value(sums, {}).state;
    const double all = sums.denominator + sums.missing;
    const auto out = std::back_inserter(csv);
    fmt::format_to(out, ",{},{},{},", sums.numerator, sums.denominator, sums.missing);
    if (state == ValueState::value) {
        fmt::format_to(out, "{},,", sums.numerator / sums.denominator);
    } else if (state == ValueState::undecidable) {
        fmt::format_to(out, ",{},{}", sums.numerator / all, (sums.numerator + sums.missing) / all);
    } else {
        csv += ",,";
    }
    fmt::format_to(out, ",{}\n", name_of(state));
}

} // namespace

std::string zonal_csv(const ZonalTable& table) {
    std::string csv = "region,layer,numerator,denominator,missing,share,low,high,state\n";
    for (std::size_t i = 0; i < table.sums.size(); ++i) {
        add_quoted(csv, table.regions[i / table.layers.size()]);
        csv += ',';
        add_quoted(csv, table.layers[i % table.layers.size()]);
        add_figures(csv, table.sums[i]);
    }
    return csv;
}

} // namespace netzatlas::edition
