#include "edition/assembled_content.hpp"
#include "edition/goal_outcomes.hpp"
#include "edition/verify_facts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

/// An indicator without the words that may be put better without changing what is measured.
Indicator measured(Indicator indicator) {
    indicator.title_de.clear();
    indicator.title_en.clear();
    indicator.source_hint.clear();
    indicator.headline = false;
    return indicator;
}

/// A goal without its title, which is ours; the wording is the state's own and stays.
Goal promised(Goal goal) {
    goal.title_de.clear();
    goal.title_en.clear();
    return goal;
}

template <class Thing>
void compare(const std::vector<Thing>& stored, const std::vector<Thing>& declared,
             Thing (*without_words)(Thing), std::string_view kind, VerifiedFacts& facts) {
    for (const auto& thing : stored) {
        const auto found = std::find_if(declared.begin(), declared.end(),
                                        [&](const auto& other) { return other.id == thing.id; });
        if (found == declared.end()) {
            facts.differences.push_back(
                fmt::format("{} {}: this program's catalogue of the same method does not have it",
                            kind, thing.id));
        } else if (without_words(thing) != without_words(*found)) {
            facts.differences.push_back(fmt::format(
                "{} {}: this program's catalogue of the same method says something else", kind,
                thing.id));
        } else if (thing != *found) {
            facts.notes.push_back(fmt::format(
                "{} {}: its title reads otherwise in this program's catalogue", kind, thing.id));
        }
    }
}

} // namespace

VerifiedFacts declared_facts(const Catalogue& catalogue, const store::EditionContent& content) {
    VerifiedFacts facts;
    if (content.method_version != method_version) {
        facts.notes.push_back(fmt::format(
            "made by method version {}, this program has {}: indicators, goals and breaks of "
            "method are not compared with its catalogue",
            content.method_version, method_version));
        return facts;
    }
    compare(content.indicators, catalogue.indicators, measured, "indicator", facts);
    compare(content.goals, catalogue.goals, promised, "goal", facts);
    for (const auto& goal : catalogue.goals) {
        const bool there = std::any_of(content.goals.begin(), content.goals.end(),
                                       [&](const auto& other) { return other.id == goal.id; });
        if (!there) {
            facts.notes.push_back(fmt::format("goal {} is not in this edition", goal.id));
        }
    }
    if (series_of(catalogue, content.values) != content.series) {
        facts.differences.emplace_back("the breaks of method (D19) are not those of the catalogue");
    }
    return facts;
}

} // namespace netzatlas::edition
