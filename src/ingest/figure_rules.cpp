#include "ingest/figure_rules.hpp"

#include "ingest/cell_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace netzatlas::ingest {

namespace {

std::vector<std::string> words_of(const std::string& indicator) {
    std::vector<std::string> words{""};
    for (const char c : indicator) {
        if (c == '_') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

/// Indicators that differ in their rate alone: "fixed_hh_fttc_50" and "fixed_hh_fttc_100",
/// "mobile_lte_2_land_wald" and "mobile_lte_6_land_wald".
struct Step {
    std::string family;
    std::int64_t rate = 0;
};

std::optional<Step> step_of(const std::string& indicator) {
    auto words = words_of(indicator);
    const auto rate = std::find_if(words.rbegin(), words.rend(),
                                   [](const auto& word) { return whole_number(word).has_value(); });
    if (rate == words.rend()) {
        return std::nullopt;
    }
    const auto number = *whole_number(*rate);
    *rate = "#";
    return Step{fmt::format("{}", fmt::join(words, "_")), number};
}

/// What an indicator unites; `all`: nothing else can add to it.
struct Parts {
    std::vector<std::string> indicators;
    bool all = false;
};

Parts parts_of_fixed(const std::vector<std::string>& words) {
    const auto& rate = words.back();
    const auto start = words[0] + "_" + words[1] + "_";
    auto technology = words[2];
    for (std::size_t i = 3; i + 1 < words.size(); ++i) {
        technology += "_" + words[i];
    }
    const std::map<std::string_view, std::pair<std::vector<std::string>, bool>> united{
        {"alle", {{"ftthb", "fttc", "hfc", "sonst"}, true}},
        {"ftthb", {{"ftth", "fttb"}, true}},
        {"all_incl_wireless", {{"alle", "wireless"}, true}},
        {"wireless", {{"lte", "5g"}, false}}};
    Parts parts;
    if (const auto found = united.find(technology); found != united.end()) {
        parts.all = found->second.second;
        for (const auto& part : found->second.first) {
            parts.indicators.push_back(fmt::format("{}{}_{}", start, part, rate));
        }
    }
    return parts;
}

Parts parts_of_mobile(const std::string& indicator, const std::vector<std::string>& words) {
    const auto with = [&](std::string_view from, std::string_view to) {
        auto text = indicator;
        return text.replace(text.find(from), from.size(), to);
    };
    Parts parts;
    if (indicator.starts_with("mobile_all_land_")) {
        for (const auto* part : {"5g_2", "lte_2", "lte_6", "lte_10"}) {
            parts.indicators.push_back(with("all", part));
        }
        return parts;
    }
    if (std::find(words.begin(), words.end(), "any") != words.end()) {
        parts.all = true;
        for (const auto* part : {"_dt_", "_vf_", "_tf_", "_ee_"}) {
            parts.indicators.push_back(with("_any_", part));
        }
    }
    return parts;
}

Parts parts_of(const std::string& indicator) {
    const auto words = words_of(indicator);
    if (words[0] == "fixed" && words.size() >= 4) {
        return parts_of_fixed(words);
    }
    return words[0] == "mobile" && words.size() >= 4 ? parts_of_mobile(indicator, words) : Parts{};
}

/// "mobile_5g_any_area" contains "mobile_5g_sa_any_area" (D9).
std::optional<std::string> stand_alone_of(const std::string& indicator) {
    constexpr std::string_view start = "mobile_5g_";
    const bool every_form = indicator.starts_with(start) && !indicator.starts_with("mobile_5g_sa_");
    return every_form ? std::optional{"mobile_5g_sa_" + indicator.substr(start.size())}
                      : std::nullopt;
}

/// The rules of one table; its indicators are numbered by their alphabet.
class Rules {
public:
    explicit Rules(const std::map<std::string, std::string>& titles) {
        for (const auto& [indicator, title] : titles) {
            numbers_.emplace(indicator, numbers_.size());
            names_.push_back(title);
            indicators_.push_back(indicator);
        }
        std::map<std::string, std::vector<std::pair<std::int64_t, std::size_t>>> ladders;
        for (const auto& [indicator, number] : numbers_) {
            if (const auto step = step_of(indicator)) {
                ladders[step->family].emplace_back(step->rate, number);
            }
            add_union(number, parts_of(indicator));
            if (const auto part = stand_alone_of(indicator)) {
                add_union(number, {{*part}, false});
            }
        }
        for (auto& [family, steps] : ladders) {
            std::sort(steps.begin(), steps.end());
            auto& ladder = ladders_.emplace_back();
            for (const auto& [rate, number] : steps) {
                ladder.push_back(number);
            }
        }
    }

    void report(std::span<const PublishedFigure> region, FindingLog& log);

private:
    struct Union {
        std::size_t whole = 0;
        std::vector<std::size_t> parts;
        bool all = false;
    };
    /// Two printed decimals may each be off by half a hundredth.
    static constexpr double rounding = 0.011;

    void add_union(std::size_t whole, const Parts& parts) {
        Union united{whole, {}, parts.all};
        for (const auto& part : parts.indicators) {
            const auto found = numbers_.find(part);
            if (found != numbers_.end()) {
                united.parts.push_back(found->second);
            }
        }
        united.all = parts.all && united.parts.size() == parts.indicators.size();
        if (!united.parts.empty()) {
            unions_.push_back(std::move(united));
        }
    }
    /// Several indicators may stand in one column; then its header says too little.
    std::string name(std::size_t number) const {
        const bool own = std::count(names_.begin(), names_.end(), names_[number]) == 1;
        return own ? names_[number] : indicators_[number];
    }
    void say(FindingLog& log, const PublishedFigure& figure, std::string rule,
             std::string meaning) const {
        log.add({figure.row, names_[numbers_.at(figure.indicator)]}, figure.printed,
                {Severity::warning, std::move(rule),
                 fmt::format("{} in {}", meaning, figure.region.text()), "kept as printed"});
    }
    void check_ladders(FindingLog& log) const;
    void check_union(const Union& united, FindingLog& log) const;

    std::map<std::string, std::size_t> numbers_;
    std::vector<std::string> names_;
    std::vector<std::string> indicators_;
    std::vector<std::vector<std::size_t>> ladders_;
    std::vector<Union> unions_;
    std::vector<const PublishedFigure*> figures_; ///< of the region at hand, by number
};

void Rules::report(std::span<const PublishedFigure> region, FindingLog& log) {
    figures_.assign(numbers_.size(), nullptr);
    for (const auto& figure : region) {
        figures_[numbers_.at(figure.indicator)] = &figure;
    }
    check_ladders(log);
    for (const auto& united : unions_) {
        check_union(united, log);
    }
}

void Rules::check_ladders(FindingLog& log) const {
    constexpr double arithmetic = 1e-9; // fractions times 100
    for (const auto& ladder : ladders_) {
        const PublishedFigure* lower = nullptr;
        std::size_t lower_number = 0;
        for (const auto number : ladder) {
            const auto* figure = figures_[number];
            if (figure != nullptr && lower != nullptr &&
                figure->value > lower->value + arithmetic) {
                say(log, *figure, "share_rising_with_rate",
                    fmt::format("more than at the lower rate '{}' ({}, D4)", name(lower_number),
                                lower->printed));
                break;
            }
            if (figure != nullptr) {
                lower = figure;
                lower_number = number;
            }
        }
    }
}

void Rules::check_union(const Union& united, FindingLog& log) const {
    const auto* whole = figures_[united.whole];
    if (whole == nullptr) {
        return;
    }
    double sum = 0;
    bool all = united.all;
    for (const auto number : united.parts) {
        const auto* part = figures_[number];
        all = all && part != nullptr;
        sum += part != nullptr ? part->value : 0;
        if (part != nullptr && part->value > whole->value + rounding) {
            say(log, *part, "part_above_union",
                fmt::format("more than '{}' ({}), which contains it (D5, D8, D9)",
                            name(united.whole), whole->printed));
        }
    }
    if (all && whole->value > sum + rounding * static_cast<double>(united.parts.size() + 1)) {
        say(log, *whole, "union_above_sum",
            fmt::format("more than all its parts together ({:.2f}, D5)", sum));
    }
}

/// A table of shares none of which is above 1 is one of fractions: everything would read "1 %".
void report_fractions(std::span<const PublishedFigure> figures, FindingLog& log) {
    constexpr std::int64_t enough = 100; // a few small shares are no sign
    const PublishedFigure* largest = nullptr;
    std::int64_t positive = 0;
    for (const auto& figure : figures) {
        positive += figure.value > 0 ? 1 : 0;
        if (largest == nullptr || figure.value > largest->value) {
            largest = &figure;
        }
    }
    if (positive >= enough && largest->value <= 1) {
        log.add({largest->row, ""}, largest->printed,
                {Severity::error, "fractions_for_percent",
                 fmt::format("the largest of {} shares: these are fractions of 1, not percent",
                             positive),
                 "kept as printed; multiply the table by 100"});
    }
}

} // namespace

void report_conflicts(std::span<const PublishedFigure> figures,
                      const std::map<std::string, std::string>& titles, FindingLog& log) {
    Rules rules{titles};
    for (std::size_t first = 0; first < figures.size();) {
        std::size_t end = first;
        while (end < figures.size() && figures[end].region == figures[first].region) {
            ++end;
        }
        rules.report(figures.subspan(first, end - first), log);
        first = end;
    }
    report_fractions(figures, log);
}

} // namespace netzatlas::ingest
