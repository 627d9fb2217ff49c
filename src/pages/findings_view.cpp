#include "pages/findings_view.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace netzatlas::pages {

namespace {

std::string severity_words(const Finding& finding, const Catalogue& texts) {
    return texts.text(fmt::format("severity_{}", name_of(finding.severity)));
}

View finding_view(const Finding& finding, const Catalogue& texts) {
    return {{"severity", severity_words(finding, texts)},
            {"severity_name", name_of(finding.severity)},
            {"id", id_of(finding)},
            {"file", finding.file},
            {"row", finding.row > 0 ? fmt::format("{}", finding.row) : ""},
            {"column", finding.column},
            {"value", finding.value},
            {"meaning", finding.meaning},
            {"action", finding.action},
            {"accepted", finding.accepted},
            {"has_accepted", !finding.accepted.empty()}};
}

} // namespace

View findings_view(const std::vector<Finding>& findings, const Catalogue& texts, std::size_t most) {
    std::vector<const Finding*> sorted;
    sorted.reserve(findings.size());
    for (const auto& finding : findings) {
        sorted.push_back(&finding);
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto* a, const auto* b) { return a->severity > b->severity; });
    View rows = View::array();
    for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i) {
        rows.push_back(finding_view(*sorted[i], texts));
    }
    return rows;
}

View finding_rules_view(const std::vector<Finding>& findings, const Catalogue& texts) {
    struct Tally {
        const Finding* first = nullptr;
        int count = 0;
    };
    std::map<std::pair<int, std::string>, Tally> rules;
    for (const auto& finding : findings) {
        auto& tally = rules[{-static_cast<int>(finding.severity), finding.rule}];
        tally.first = tally.count++ == 0 ? &finding : tally.first;
    }
    View rows = View::array();
    for (const auto& [rule, tally] : rules) {
        const auto key = "check_" + tally.first->rule;
        rows.push_back({{"severity", severity_words(*tally.first, texts)},
                        {"rule", tally.first->rule},
                        {"count", fmt::format("{}", tally.count)},
                        {"words", texts.has(key) ? texts.text(key) : tally.first->meaning}});
    }
    return rows;
}

} // namespace netzatlas::pages
