#include "pages/charts.hpp"
#include "pages/figures.hpp"
#include "store/comparable.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

constexpr double left = 34;
constexpr double right = 262; ///< room for the words at the ends of lines
constexpr double top = 12;
constexpr double bottom = 152;
constexpr double line_of_text = 16;
constexpr std::size_t most_labelled = 6; ///< dates; more would write over each other

using Rows = std::vector<const store::StoredValue*>;

/// One line of the drawing: whose it is, and its figures, oldest first.
struct Line {
    std::string whose; ///< "here", "county", "state": class of the style sheet, end of text keys
    Rows rows;
};

struct Scale {
    Date first;
    Date last;
    double x(Date day) const {
        return left + (right - left) * (day.days() - first.days()) /
                          std::max(1, last.days() - first.days());
    }
    static double y(double percent) {
        return bottom - (bottom - top) * std::clamp(percent, 0.0, 100.0) / 100;
    }
};

std::string at(double number) {
    return fmt::format("{:.1f}", number);
}

Rows numbers_of(const Context& context, const store::StoredRegion* region,
                const Indicator& indicator) {
    if (region == nullptr) {
        return {};
    }
    auto rows = store::dated_rows(context.edition.values(region->region.key.text(), indicator.id));
    std::erase_if(rows, [](const auto* row) { return !row->value.value; });
    return rows;
}

std::vector<Line> lines_of(const Context& context, const Indicator& indicator) {
    const auto* county = county_of(context.edition, *context.region);
    const auto* state = context.chosen() ? context.state : nullptr;
    std::vector<Line> lines{{"here", numbers_of(context, context.region, indicator)},
                            {"county", numbers_of(context, county, indicator)},
                            {"state", numbers_of(context, state, indicator)}};
    std::erase_if(lines, [](const Line& line) { return line.rows.empty(); });
    return lines;
}

/// Points of each stretch measured in one way, as SVG wants them.
View stretches_of(const Context& context, const Indicator& indicator, const Line& line,
                  const Scale& scale) {
    View stretches = View::array();
    std::string points;
    for (std::size_t i = 0; i < line.rows.size(); ++i) {
        const auto day = line.rows[i]->reference_date;
        if (i > 0 && store::break_between(context.edition.content().series, indicator.id,
                                          line.rows[i - 1]->reference_date, day) != nullptr) {
            stretches.push_back({{"whose", line.whose}, {"points", std::move(points)}});
            points.clear();
        }
        points += fmt::format("{},{} ", at(scale.x(day)), at(Scale::y(*line.rows[i]->value.value)));
    }
    stretches.push_back({{"whose", line.whose}, {"points", std::move(points)}});
    return stretches;
}

/// Words at the right end of every line, moved apart where lines end close together.
View ends_of(const Context& context, const Indicator& indicator, std::vector<Line> lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        return *a.rows.back()->value.value > *b.rows.back()->value.value;
    });
    View ends = View::array();
    double free = top - line_of_text / 2;
    double room = static_cast<double>(lines.size()) * line_of_text;
    for (const auto& line : lines) {
        const double lowest = bottom + line_of_text / 2 - room;
        const double wanted = Scale::y(*line.rows.back()->value.value) - line_of_text / 2;
        free = std::max(free, std::min(wanted, lowest));
        ends.push_back(
            {{"whose", line.whose},
             {"y", at(free + line_of_text * 0.78)},
             {"label", fmt::format("{} {}", context.text("chart_" + line.whose),
                                   printed_digits(context, indicator, line.rows.back()))}});
        free += line_of_text;
        room -= line_of_text;
    }
    return ends;
}

/// The days on which the method changed, within the drawing.
View cuts_of(const Context& context, const Indicator& indicator, const Scale& scale) {
    View cuts = View::array();
    for (const auto& series : context.edition.content().series) {
        if (series.indicator == indicator.id && scale.first < series.from &&
            series.from <= scale.last) {
            cuts.push_back(
                {{"x", at(scale.x(series.from))},
                 {"note", context.filled("chart_cut", {{"since", day_of(context, series.from)},
                                                       {"method", series.method}})}});
        }
    }
    return cuts;
}

std::string words_of(const Context& context, const Indicator& indicator,
                     const std::vector<Line>& lines, const View& cuts) {
    std::string words;
    for (const auto& line : lines) {
        words += words.empty() ? "" : "; ";
        words += context.text("chart_" + line.whose) + ": ";
        for (const auto* row : line.rows) {
            words += fmt::format("{}{} {}", row == line.rows.front() ? "" : ", ",
                                 stand_of(context, row->reference_date),
                                 printed(context, indicator, row->value));
        }
    }
    for (const auto& cut : cuts) {
        words += ". " + cut["note"].get<std::string>();
    }
    return words;
}

View marks_of(const Context& context, const Indicator& indicator, const Line& line,
              const Scale& scale) {
    View marks = View::array();
    for (const auto* row : line.rows) {
        const double y = Scale::y(*row->value.value);
        View mark{{"whose", line.whose}, {"x", at(scale.x(row->reference_date))}, {"y", at(y)}};
        if (line.whose == "here" && row != line.rows.back() &&
            (row == line.rows.front() || line.rows.size() <= most_labelled)) {
            mark["start"] = {{"label", printed_digits(context, indicator, row)},
                             {"label_y", at(y > top + line_of_text ? y - 8 : y + 18)}};
        }
        marks.push_back(std::move(mark));
    }
    return marks;
}

View rows_of(const Context& context, const Indicator& indicator, const std::vector<Line>& lines) {
    View rows = View::array();
    for (const auto& line : lines) {
        for (const auto* row : line.rows) {
            rows.push_back({{"line", context.text("chart_" + line.whose)},
                            {"stand", day_of(context, row->reference_date)},
                            {"origin", context.text(origin_key(*row))},
                            {"figure", printed(context, indicator, row->value)}});
        }
    }
    return rows;
}

View grid_of() {
    View grid = View::array();
    for (const int percent : {0, 50, 100}) {
        grid.push_back({{"y", at(Scale::y(percent))},
                        {"label_y", at(Scale::y(percent) + 4)},
                        {"label", std::to_string(percent)},
                        {"weight", percent == 0 ? "zero" : "fine"}});
    }
    return grid;
}

View chart_of(const Context& context, const Indicator& indicator) {
    const auto lines = lines_of(context, indicator);
    if (lines.empty() || lines.front().whose != "here" || lines.front().rows.size() < 2) {
        return {};
    }
    Scale scale{lines.front().rows.front()->reference_date,
                lines.front().rows.back()->reference_date};
    for (const auto& line : lines) {
        scale.first = std::min(scale.first, line.rows.front()->reference_date);
        scale.last = std::max(scale.last, line.rows.back()->reference_date);
    }
    View stretches = View::array();
    View marks = View::array();
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) { // the place lies on top
        for (auto& stretch : stretches_of(context, indicator, *line, scale)) {
            stretches.push_back(std::move(stretch));
        }
        for (auto& mark : marks_of(context, indicator, *line, scale)) {
            marks.push_back(std::move(mark));
        }
    }
    auto cuts = cuts_of(context, indicator, scale);
    const auto words = words_of(context, indicator, lines, cuts);
    return {{"title", title_of(context, indicator)},
            {"words", words},
            {"grid", grid_of()},
            {"stretches", std::move(stretches)},
            {"marks", std::move(marks)},
            {"ends", ends_of(context, indicator, lines)},
            {"cuts", std::move(cuts)},
            {"from", stand_of(context, scale.first)},
            {"to", stand_of(context, scale.last)},
            {"numbers", rows_of(context, indicator, lines)}};
}

} // namespace

View series_charts(const Context& context, const std::vector<const Indicator*>& indicators) {
    View charts = View::array();
    for (const auto* indicator : indicators) {
        if (auto chart = chart_of(context, *indicator); !chart.is_null()) {
            charts.push_back(std::move(chart));
        }
    }
    return charts;
}

} // namespace netzatlas::pages
