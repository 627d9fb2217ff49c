#pragma once

#include "pages/context.hpp"
#include "pages/figures.hpp"

#include <initializer_list>

namespace netzatlas::pages {

/// Labelled lines under each other: what is empty stays out.
class Lines {
public:
    explicit Lines(const Context& context) : context_{context} {}

    void add(std::string_view label, std::string words) {
        if (!words.empty()) {
            lines_.push_back({{"label", context_.text(label)}, {"words", std::move(words)}});
        }
    }
    void add_amount(std::string_view label, const std::optional<double>& number, bool estimated) {
        if (number) {
            add(label, amount_words(context_, basis_of(*context_.indicator), *number, estimated));
        }
    }
    void add_day(std::string_view label, const std::optional<Date>& day) {
        if (day) {
            add(label, day_of(context_, *day));
        }
    }
    View done() { return std::move(lines_); }

private:
    const Context& context_;
    View lines_ = View::array();
};

/// Whether a figure is a part of something, not a number of places.
inline bool is_share(const Indicator& indicator) {
    return indicator.unit == "%";
}

/// Counts as far as they may be told (D17), completeness, date, origin, the publisher's characters.
void add_figure(Lines& lines, const Context& context, const store::StoredValue& stored);
/// What it is to the figure, title, publisher, licence, attribution, file with its hash, the four
/// dates (D19, D20).
View source_view(const Context& context, const Source& source);
/// "Quelle: …, Stand 30.06.2021" of a list, by the first of the indicators counted from it that the
/// place has; empty where it has none.
std::string source_words(const Context& context, std::initializer_list<std::string_view> counted);
/// "D2, D8" -> one line of plain language per rule.
View rules_view(const Context& context, std::string_view rules);

} // namespace netzatlas::pages
