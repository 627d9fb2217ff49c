#include "pages/answer.hpp"
#include "pages/change.hpp"
#include "pages/figures.hpp"
#include "store/comparable.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// D19: a new way of measuring between two dates breaks the line.
const store::Series* break_between(const Context& context, Date earlier, Date later) {
    return store::break_between(context.edition.content().series, context.indicator->id, earlier,
                                later);
}

std::string change_words(const Context& context, const store::StoredValue& before,
                         const store::StoredValue& now) {
    const auto change = change_between(context, before, now);
    if (not_comparable(change)) {
        return context.text("history_break");
    }
    const auto points = points_of(change);
    return points ? points_words(context, *points) : std::string{};
}

View change_sentence(const Context& context, const store::StoredValue& before,
                     const store::StoredValue& now) {
    const auto since = stand_of(context, before.reference_date);
    if (const auto* change = break_between(context, before.reference_date, now.reference_date)) {
        return context.rich("history_sentence_break",
                            {{"since", day_of(context, change->from)}, {"method", change->method}});
    }
    const auto points = points_of(change_between(context, before, now));
    if (!points) {
        return context.rich("history_sentence_unknown", {{"since", since}});
    }
    const auto key = *points == 0  ? "history_sentence_same"
                     : *points > 0 ? "history_sentence_more"
                                   : "history_sentence_less";
    return context.rich(key, {{"since", since},
                              {"points", pages::points(*points, 1, context.language())},
                              {"before", printed(context, *context.indicator, before.value)}});
}

constexpr double chart_width = 320;
constexpr double chart_height = 96;

/// Points of the line in the drawing, zero line below (look.md, "Pages"); a break starts anew.
View chart_view(const Context& context, const std::vector<const store::StoredValue*>& values) {
    const int first = values.front()->reference_date.days();
    const int span = std::max(values.back()->reference_date.days() - first, 1);
    View lines = View::array();
    View dots = View::array();
    std::string points;
    const store::StoredValue* before = nullptr;
    const auto close = [&] {
        if (!points.empty()) {
            lines.push_back({{"points", points}});
        }
        points.clear();
    };
    for (const auto* value : values) {
        if (!value->value.value ||
            (before != nullptr &&
             break_between(context, before->reference_date, value->reference_date) != nullptr)) {
            close();
        }
        if (value->value.value) {
            const double x = chart_width * (value->reference_date.days() - first) / span;
            const double y = chart_height * (1 - std::min(*value->value.value, 100.0) / 100);
            points += fmt::format("{:.1f},{:.1f} ", x, y);
            dots.push_back({{"x", fmt::format("{:.1f}", x)},
                            {"y", fmt::format("{:.1f}", y)},
                            {"label_y", fmt::format("{:.1f}", y > 20 ? y - 9 : y + 19)}});
        }
        before = value;
    }
    close();
    dots.front()["words"] = printed(context, *context.indicator, values.front()->value);
    dots.back()["words"] = printed(context, *context.indicator, values.back()->value);
    dots.front()["anchor"] = "start";
    dots.back()["anchor"] = "end";
    return {{"lines", std::move(lines)},
            {"dots", std::move(dots)},
            {"from", stand_of(context, values.front()->reference_date)},
            {"to", stand_of(context, values.back()->reference_date)}};
}

/// Which of the rows the page speaks of: that of the date asked for, else the newest.
std::size_t shown_of(const Context& context, const std::vector<const store::StoredValue*>& values) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto* value) {
        return context.day && value->reference_date == *context.day;
    });
    return static_cast<std::size_t>(found - values.begin()) - (found == values.end() ? 1 : 0);
}

} // namespace

View history_view(const Context& context) {
    const auto values = store::dated_rows(
        context.edition.values(context.region->region.key.text(), context.indicator->id));
    if (values.size() < 2) {
        return {{"none", true}};
    }
    View rows = View::array();
    for (std::size_t i = values.size(); i-- > 0;) {
        auto row = figure_view(context, *context.indicator, values[i]);
        row["stand"] = day_of(context, values[i]->reference_date);
        row["origin"] = context.text(origin_key(*values[i]));
        row["change"] = i == 0 ? "" : change_words(context, *values[i - 1], *values[i]);
        rows.push_back(std::move(row));
    }
    View view{{"rows", std::move(rows)}};
    if (const auto at = shown_of(context, values); at > 0) {
        view["sentence"] = change_sentence(context, *values[at - 1], *values[at]);
    }
    const auto* shown =
        context.edition.newest(context.region->region.key.text(), context.indicator->id);
    if (shown != values.back() && shown->reference_date == values.back()->reference_date) {
        const auto newest = printed(context, *context.indicator, values.back()->value);
        view["note"] = {{"words", context.filled("history_note_computed", {{"value", newest}})}};
    }
    const auto numbers = std::count_if(values.begin(), values.end(), [](const auto* value) {
        return value->value.value.has_value();
    });
    if (numbers > 2 && context.indicator->unit == "%") {
        view["chart"] = chart_view(context, values);
    }
    return view;
}

} // namespace netzatlas::pages
