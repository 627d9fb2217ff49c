#include "pages/charts.hpp"
#include "pages/figures.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

constexpr double columns_base = 84; ///< the zero line; above it 100 % of 64
constexpr double column_height = 64;
constexpr double least_drawn = 1; ///< percent; below it there is nothing to see
constexpr double row_height = 26;
constexpr double bar_height = 14;
constexpr double bars_left = 136;
constexpr double bars_width = 164; ///< of 100 %; behind it room for the number

std::string at(double number) {
    return fmt::format("{:.1f}", number);
}

/// What a bar shows: certain part, uncertain part, both in percent.
struct Lengths {
    double certain = 0;
    double open = 0;
};

Lengths lengths_of(const store::StoredValue* row) {
    if (row == nullptr) {
        return {};
    }
    const auto& value = row->value;
    if (value.value) {
        return {std::clamp(*value.value, 0.0, 100.0), 0};
    }
    if (value.low && value.high) {
        return {std::clamp(*value.low, 0.0, 100.0),
                std::clamp(*value.high - *value.low, 0.0, 100.0)};
    }
    return {};
}

const store::StoredValue* row_of(const Context& context, const Indicator* indicator) {
    return indicator == nullptr
               ? nullptr
               : context.edition.newest(context.region->region.key.text(), indicator->id);
}

std::string spoken(const Context& context, const std::string& label, const Indicator& indicator,
                   const store::StoredValue* row) {
    return fmt::format("{}: {}", label,
                       printed(context, indicator, row == nullptr ? IndicatorValue{} : row->value));
}

void add_words(std::string& words, const std::string& more) {
    words += (words.empty() ? "" : "; ") + more;
}

View column(double x, double width, const store::StoredValue* row) {
    const auto [certain, open] = lengths_of(row);
    const double low = column_height * certain / 100;
    const double high = column_height * open / 100;
    View mark{{"x", at(x)},
              {"width", at(width)},
              {"y", at(columns_base - low)},
              {"height", at(low)},
              {"middle", at(x + width / 2)},
              {"label_y", at(columns_base - low - high - 5)}};
    if (open > 0) {
        mark["open"] = {{"open_y", at(columns_base - low - high)}, {"open_height", at(high)}};
    }
    return mark;
}

View technology_chart(const Context& context, const std::string& technology,
                      const std::vector<int>& rates) {
    View columns = View::array();
    std::string words;
    double highest = 0;
    const double step = chart_width / static_cast<double>(std::max<std::size_t>(rates.size(), 1));
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const auto* indicator = fixed_indicator(context.edition, technology, rates[i]);
        const auto* row = row_of(context, indicator);
        if (row == nullptr) {
            continue;
        }
        auto mark = column(step * static_cast<double>(i) + 3, step - 6, row);
        mark["rate"] = std::to_string(rates[i]);
        mark["label"] = printed_digits(context, *indicator, row);
        highest = std::max(highest, lengths_of(row).certain + lengths_of(row).open);
        add_words(words, spoken(context,
                                context.filled("chart_rate", {{"rate", std::to_string(rates[i])}}),
                                *indicator, row));
        columns.push_back(std::move(mark));
    }
    return {{"title", context.text("group_tech_" + technology)},
            {"words", words},
            {"drawn", highest >= least_drawn},
            {"columns", std::move(columns)}};
}

View network_bar(const Context& context, std::string_view generation, std::string_view networks,
                 double y, std::string& words) {
    const auto* indicator =
        context.edition.indicator(fmt::format("mobile_{}_{}_area", generation, networks));
    const auto* row = row_of(context, indicator);
    if (row == nullptr) {
        return {};
    }
    const auto [certain, open] = lengths_of(row);
    const auto name = context.text(fmt::format("op_{}", networks));
    add_words(words, spoken(context, name, *indicator, row));
    const auto short_key = fmt::format("op_bar_{}", networks);
    View bar{{"name", context.texts.has(short_key) ? context.text(short_key) : name},
             {"group", networks == "any" || networks == "all3" ? "together" : "one"},
             {"y", at(y)},
             {"text_y", at(y + bar_height - 3)},
             {"x", at(bars_left)},
             {"width", at(bars_width * certain / 100)},
             {"whole", at(bars_width)},
             {"label_x", at(bars_left + bars_width + 6)},
             {"label", printed_digits(context, *indicator, row)}};
    if (open > 0) {
        bar["open"] = {{"open_x", at(bars_left + bars_width * certain / 100)},
                       {"open_width", at(bars_width * open / 100)}};
    }
    return bar;
}

View generation_chart(const Context& context, std::string_view generation) {
    View bars = View::array();
    std::string words;
    double y = 4;
    for (const std::string_view networks : {"dt", "vf", "tf", "ee", "any", "all3"}) {
        if (networks == "any" && !bars.empty()) {
            y += 8; // single operators above, what they reach together below
        }
        if (auto bar = network_bar(context, generation, networks, y, words); !bar.is_null()) {
            bars.push_back(std::move(bar));
            y += row_height;
        }
    }
    return {{"title", context.text(fmt::format("tech_{}", generation))},
            {"words", words},
            {"height", at(y)},
            {"axis_x", at(bars_left)},
            {"bars", std::move(bars)}};
}

} // namespace

std::vector<int> known_rates(const Context& context) {
    std::vector<int> rates;
    for (const int rate : {10, 16, 30, 50, 100, 200, 400, 1000}) {
        if (row_of(context, fixed_indicator(context.edition, "alle", rate)) != nullptr) {
            rates.push_back(rate);
        }
    }
    return rates;
}

View rates_charts(const Context& context) {
    const auto rates = known_rates(context);
    View drawn = View::array();
    std::string absent;
    for (const auto* technology : {"alle", "ftthb", "hfc", "fttc", "sonst"}) {
        auto chart = technology_chart(context, technology, rates);
        if (chart["columns"].empty()) {
            continue;
        }
        if (chart["drawn"].get<bool>()) {
            drawn.push_back(std::move(chart));
        } else {
            absent += (absent.empty() ? "" : ", ") + chart["title"].get<std::string>();
        }
    }
    if (drawn.empty() && absent.empty()) {
        return {};
    }
    View view{{"charts", std::move(drawn)}};
    if (!absent.empty()) {
        view["absent"] = {{"words", context.filled("rates_absent", {{"technologies", absent}})}};
    }
    return view;
}

View networks_charts(const Context& context) {
    View charts = View::array();
    for (const std::string_view generation : {"4g", "5g"}) {
        if (auto chart = generation_chart(context, generation); !chart["bars"].empty()) {
            charts.push_back(std::move(chart));
        }
    }
    return charts;
}

} // namespace netzatlas::pages
