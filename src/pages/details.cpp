#include "pages/answer.hpp"
#include "pages/explanation.hpp"
#include "pages/figures.hpp"

#include <fmt/format.h>
#include <set>

namespace netzatlas::pages {

namespace {

/// Rows × columns of figures; empty rows and columns stay out, signs are explained below.
class Grid {
public:
    Grid(const Context& context, std::string caption) : context_{context} {
        table_["caption"] = std::move(caption);
        table_["columns"] = View::array();
        table_["rows"] = View::array();
    }

    void column(std::string label) { table_["columns"].push_back({{"label", std::move(label)}}); }

    void row(std::string label, const std::vector<const Indicator*>& indicators) {
        View cells = View::array();
        bool any = false;
        for (const auto* indicator : indicators) {
            cells.push_back(cell(indicator, any));
        }
        if (any) {
            table_["rows"].push_back({{"label", std::move(label)}, {"cells", std::move(cells)}});
        }
    }

    /// The finished table, or nothing when no row has a figure.
    View done() {
        if (table_["rows"].empty()) {
            return {};
        }
        table_["signs"] = View::array();
        for (const auto state : signs_) {
            const auto name = netzatlas::name_of(state);
            table_["signs"].push_back({{"sign", context_.text(fmt::format("sign_{}", name))},
                                       {"words", context_.text(fmt::format("cell_{}", name))}});
        }
        return table_;
    }

private:
    View cell(const Indicator* indicator, bool& any) {
        const auto* value =
            indicator == nullptr ? nullptr : shown(context_, *context_.region, indicator->id);
        const auto state = value == nullptr ? ValueState::not_delivered : value->value.state;
        any = any || value != nullptr;
        if (state != ValueState::value && state != ValueState::undecidable) {
            signs_.insert(state);
            const auto name = netzatlas::name_of(state);
            return {{"sign",
                     {{"sign", context_.text(fmt::format("sign_{}", name))},
                      {"words", context_.text(fmt::format("cell_{}", name))}}}};
        }
        return {{"link",
                 {{"href", explanation_path(context_, *indicator)},
                  {"digits", printed_digits(context_, *indicator, value)}}},
                {"current", indicator == context_.indicator}};
    }

    const Context& context_;
    View table_;
    std::set<ValueState> signs_;
};

View fixed_table(const Context& context) {
    std::vector<int> rates;
    Grid grid{context, context.text("details_fixed_caption")};
    for (const int rate : {50, 100, 200, 400, 1000}) {
        if (fixed_indicator(context.edition, "alle", rate) != nullptr) {
            rates.push_back(rate);
            grid.column(std::to_string(rate));
        }
    }
    for (const auto* technology : {"alle", "ftthb", "ftth", "fttb", "hfc", "fttc", "sonst"}) {
        std::vector<const Indicator*> indicators;
        indicators.reserve(rates.size());
        for (const int rate : rates) {
            indicators.push_back(fixed_indicator(context.edition, technology, rate));
        }
        grid.row(context.text(fmt::format("tech_{}", technology)), indicators);
    }
    return grid.done();
}

View mobile_table(const Context& context, std::string_view caption,
                  const std::vector<std::string_view>& operators) {
    Grid grid{context, context.text(caption)};
    const std::vector<std::string_view> technologies{"2g", "4g", "5g", "5g_sa"};
    for (const auto technology : technologies) {
        grid.column(context.text(fmt::format("tech_{}", technology)));
    }
    for (const auto set : operators) {
        std::vector<const Indicator*> indicators;
        indicators.reserve(technologies.size());
        for (const auto technology : technologies) {
            indicators.push_back(
                context.edition.indicator(fmt::format("mobile_{}_{}_area", technology, set)));
        }
        grid.row(context.text(fmt::format("op_{}", set)), indicators);
    }
    return grid.done();
}

/// Households and ground in areas of funded roll-out, by how far the works are.
View rollout_table(const Context& context) {
    Grid grid{context, context.text("details_rollout_caption")};
    grid.column(context.text("column_households"));
    grid.column(context.text("column_area"));
    for (const std::string_view stage : {"planned_", "building_", "done_", ""}) {
        std::vector<const Indicator*> indicators;
        for (const std::string_view ground : {"households", "area"}) {
            indicators.push_back(
                context.edition.indicator(fmt::format("rollout_{}{}", stage, ground)));
        }
        grid.row(context.text(fmt::format("rollout_{}", stage.empty() ? "any_" : stage) + "row"),
                 indicators);
    }
    return grid.done();
}

/// Everything else the theme knows of this place, one line each.
View more_lines(const Context& context) {
    View lines = View::array();
    for (const auto* indicator : indicators_of(context.edition, catalogue_theme(context.theme))) {
        const auto* value = shown(context, *context.region, indicator->id);
        const bool in_table =
            (indicator->id.starts_with("fixed_hh_") && indicator->rate_mbps >= 50) ||
            indicator->id.starts_with("rollout_") ||
            (indicator->id.ends_with("_area") && !indicator->operators.empty());
        if (value == nullptr || in_table || indicator == context.indicator) {
            continue;
        }
        auto line = figure_view(context, *indicator, value);
        line["title"] = title_of(context, *indicator);
        line["stand"] = day_of(context, value->reference_date);
        line["explain_href"] = explanation_path(context, *indicator);
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

View details_view(const Context& context) {
    View tables = View::array();
    const auto add = [&](View table) {
        if (!table.is_null()) {
            tables.push_back(std::move(table));
        }
    };
    if (context.theme == "festnetz") {
        add(fixed_table(context));
        add(rollout_table(context));
    } else if (context.theme == "mobilfunk") {
        add(mobile_table(context, "details_mobile_caption",
                         {"any", "all3", "all4_own", "all4_roaming", "dt", "vf", "tf", "ee"}));
        add(mobile_table(context, "details_networks_caption", {"k0", "k1", "k2", "k3", "k4"}));
    }
    auto more = more_lines(context);
    return tables.empty() && more.empty()
               ? View{}
               : View{{"tables", std::move(tables)}, {"more", std::move(more)}};
}

} // namespace netzatlas::pages
