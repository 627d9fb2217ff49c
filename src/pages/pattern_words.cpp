#include "pages/figures.hpp"
#include "pages/frame.hpp"
#include "pages/pattern.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

constexpr std::int64_t people_of_a_town = 100'000;
constexpr std::size_t most_towns = 5;
constexpr std::size_t most_parts = 8;
constexpr double nearly_all = 0.9;

/// What the map colours: the rows with a value, and how many regions of each class there are.
struct Shown {
    std::vector<PlacedValue> values;
    std::array<int, 6> of_class{}; ///< 1-5; 0: no number
    int total = 0;
    const store::StoredValue* highest = nullptr;
    const store::StoredValue* lowest = nullptr;
};

void take(const Context& context, const store::StoredValue& row, Shown& shown) {
    ++shown.total;
    const auto* region = context.edition.region(row.region);
    if (region == nullptr || row.value.state != ValueState::value || !row.value.value) {
        ++shown.of_class[0];
        return;
    }
    const double value = *row.value.value;
    shown.values.push_back({region->label, value});
    ++shown.of_class.at(static_cast<std::size_t>(share_class(value)));
    if (shown.highest == nullptr || value > *shown.highest->value.value) {
        shown.highest = &row;
    }
    if (shown.lowest == nullptr || value < *shown.lowest->value.value) {
        shown.lowest = &row;
    }
}

std::vector<Town> towns_of(const Context& context) {
    std::vector<const store::StoredRegion*> big;
    for (const auto& region : context.edition.content().regions) {
        if (region.region.key.level() == RegionLevel::municipality &&
            region.region.population.value_or(0) >= people_of_a_town) {
            big.push_back(&region);
        }
    }
    std::ranges::stable_sort(big, std::ranges::greater{},
                             [](const auto* town) { return town->region.population.value_or(0); });
    big.resize(std::min(big.size(), most_towns));
    std::vector<Town> towns;
    towns.reserve(big.size());
    for (const auto* town : big) {
        towns.push_back({name_of(context, *town), town->label});
    }
    return towns;
}

/// "im Norden, im Osten und um Magdeburg".
std::string places_words(const Context& context, const std::vector<std::string>& parts,
                         const std::vector<std::string>& towns) {
    std::vector<std::string> words;
    words.reserve(parts.size() + towns.size());
    for (const auto& part : parts) {
        words.push_back(context.text("pattern_in_" + part));
    }
    for (const auto& town : towns) {
        words.push_back(context.filled("pattern_around", {{"name", town}}));
    }
    words.resize(std::min(words.size(), most_parts));
    std::string line;
    for (std::size_t i = 0; i < words.size(); ++i) {
        line += i == 0 ? "" : i + 1 == words.size() ? context.text("pattern_and") : ", ";
        line += words[i];
    }
    return line;
}

/// "Arneburg (96,0 %)", or "27 Gemeinden (0 %)" where several share the end.
std::string end_words(const Context& context, const Shown& shown, const store::StoredValue& row) {
    const double end = *row.value.value;
    const auto count = std::ranges::count(shown.values, end, &PlacedValue::value);
    const auto name = count == 1
                          ? name_of(context, *context.edition.region(row.region))
                          : context.filled("pattern_several", {{"count", std::to_string(count)}});
    return context.filled(
        "pattern_named",
        {{"name", name}, {"value", printed(context, *context.indicator, row.value)}});
}

/// The sentence about where: one class nearly everywhere, a pattern, none, or too few to say.
std::string where_words(const Context& context, const Shown& shown) {
    const auto most = std::ranges::max_element(shown.of_class.begin() + 1, shown.of_class.end());
    if (*most >= nearly_all * shown.total) {
        const auto name = std::to_string(most - shown.of_class.begin());
        return context.filled("pattern_even", {{"class", context.text("class_" + name)}});
    }
    const auto pattern = pattern_of(shown.values, towns_of(context));
    const auto high = places_words(context, pattern.high, pattern.high_around);
    const auto low = places_words(context, pattern.low, pattern.low_around);
    if (!high.empty() && !low.empty()) {
        return context.filled("pattern_both", {{"high", high}, {"low", low}});
    }
    if (pattern.clear()) {
        return high.empty() ? context.filled("pattern_low", {{"low", low}})
                            : context.filled("pattern_high", {{"high", high}});
    }
    return shown.values.size() < 30 ? std::string{} : context.text("pattern_none");
}

/// "12 von 218 Gemeinden liegen über 95 %, 83 unter 10 %; für 2 gibt es keine Zahl."
std::string count_words(const Context& context, const Shown& shown, RegionLevel level) {
    auto words = context.filled(
        "pattern_counts",
        {{"high", std::to_string(shown.of_class[5])},
         {"low", std::to_string(shown.of_class[1])},
         {"total", std::to_string(shown.total)},
         {"level", context.text(fmt::format("pattern_level_{}", netzatlas::name_of(level)))}});
    if (shown.of_class[0] > 0) {
        words +=
            " " + context.filled("pattern_without", {{"count", std::to_string(shown.of_class[0])}});
    }
    return words;
}

/// "Von 218 Gemeinden: erreicht 12, im Rückstand 83." as the legend counts its classes.
std::string tally_words(const Context& context) {
    std::string list;
    int total = 0;
    for (const auto& row : legend_view(context).value("rows", View::array())) {
        const int count = row["count"];
        total += count;
        if (count > 0) {
            list += fmt::format("{}{} {}", list.empty() ? "" : ", ",
                                row["label"].get<std::string>(), count);
        }
    }
    if (total == 0) {
        return context.text("pattern_nothing");
    }
    const auto level =
        context.text(fmt::format("pattern_level_{}", netzatlas::name_of(shown_level(context))));
    return context.filled("pattern_tally",
                          {{"total", std::to_string(total)}, {"level", level}, {"list", list}});
}

} // namespace

std::string pattern_words(const Context& context) {
    if (context.theme == "ziele" ? context.goal != nullptr : context.since.has_value()) {
        return tally_words(context);
    }
    if (context.indicator == nullptr || context.indicator->unit != "%") {
        return {};
    }
    Shown shown;
    for (const auto* row :
         context.edition.of_level_on(context.indicator->id, shown_level(context), context.day)) {
        take(context, *row, shown);
    }
    if (shown.values.empty()) {
        return shown.total == 0 ? std::string{} : context.text("pattern_nothing");
    }
    auto words = where_words(context, shown);
    words += (words.empty() ? "" : " ") + count_words(context, shown, shown_level(context));
    if (*shown.highest->value.value > *shown.lowest->value.value) {
        words += " " + context.filled("pattern_ends",
                                      {{"high", end_words(context, shown, *shown.highest)},
                                       {"low", end_words(context, shown, *shown.lowest)}});
    }
    return words;
}

} // namespace netzatlas::pages
