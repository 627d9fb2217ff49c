#include "edition/diff_report.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace netzatlas::edition {

namespace {

using Changes = std::vector<const Change*>;

std::string figure_words(const Indicator& indicator, const store::StoredValue* row) {
    if (row == nullptr) {
        return "nothing";
    }
    const auto& value = row->value;
    const auto* const unit = indicator.unit == "%" ? " %" : "";
    if (!value.value) {
        return std::string{netzatlas::name_of(value.state)};
    }
    return value.printed.empty()
               ? fmt::format("{:.{}f}{}", *value.value, indicator.decimals + 1, unit)
               : value.printed + unit;
}

std::string change_line(const Change& change) {
    const auto& region = change.region->region;
    const auto& indicator = *change.indicator;
    return fmt::format("{} ({}): {} at {} → {} at {}, {:+.2f}{}", region.name, region.key.text(),
                       figure_words(indicator, change.before), change.before->reference_date.iso(),
                       figure_words(indicator, change.after), change.after->reference_date.iso(),
                       *change.points, indicator.unit == "%" ? " points" : "");
}

/// Gains or losses of one indicator and level, the largest first.
Changes largest(const Difference& difference, const Indicator& indicator, RegionLevel level,
                ChangeKind kind) {
    Changes found;
    for (const auto& change : difference.changes) {
        if (change.indicator == &indicator && change.kind == kind &&
            change.region->region.key.level() == level) {
            found.push_back(&change);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
        return std::abs(*a->points) > std::abs(*b->points);
    });
    return found;
}

std::string list_of(const Difference& difference, const Indicator& indicator, RegionLevel level,
                    ChangeKind kind, std::size_t top) {
    const auto found = largest(difference, indicator, level, kind);
    if (found.empty()) {
        return {};
    }
    auto text = fmt::format("  {} of level {} {}; the largest:\n", found.size(),
                            netzatlas::name_of(level), name_of(kind));
    for (std::size_t i = 0; i < std::min(top, found.size()); ++i) {
        text += fmt::format("  {:3}. {}\n", i + 1, change_line(*found[i]));
    }
    return text;
}

/// The lowest level of which a figure moved, and what moved above it.
std::string indicator_section(const Difference& difference, const Indicator& indicator,
                              std::size_t top) {
    std::optional<RegionLevel> lowest;
    std::string above;
    for (const auto& change : difference.changes) {
        const auto level = change.region->region.key.level();
        const bool moved = change.kind == ChangeKind::gained || change.kind == ChangeKind::lost;
        if (change.indicator != &indicator || !moved) {
            continue;
        }
        lowest = std::max(level, lowest.value_or(level));
        if (level <= RegionLevel::state) {
            above += fmt::format("  {}{}\n", change_line(change),
                                 change.after->estimated ? " (estimated)" : "");
        }
    }
    if (!lowest) {
        return {};
    }
    const auto text = fmt::format("\n{}: {}\n", indicator.id, indicator.title_en);
    return text + (*lowest > RegionLevel::state ? above : "") +
           list_of(difference, indicator, *lowest, ChangeKind::gained, top) +
           list_of(difference, indicator, *lowest, ChangeKind::lost, top);
}

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\n") == std::string::npos) {
        return text;
    }
    std::string doubled;
    for (const char sign : text) {
        doubled += sign == '"' ? "\"\"" : std::string{sign};
    }
    return "\"" + doubled + "\"";
}

std::string number_cell(const std::optional<double>& number) {
    return number ? fmt::format("{:.10g}", *number) : "";
}

std::string side_cells(const store::StoredValue* row) {
    if (row == nullptr) {
        return ",,,,";
    }
    return fmt::format("{},{},{},{},{}", row->reference_date.iso(),
                       row->estimated ? "estimated" : netzatlas::name_of(row->origin),
                       netzatlas::name_of(row->value.state), number_cell(row->value.value),
                       quoted(row->value.printed));
}

/// How many of the new (gone) figures are of an indicator that `edition` does not have at all.
std::string words_of_unknown(const Difference& difference, const store::Edition& edition,
                             std::string_view side) {
    std::size_t figures = 0;
    std::set<std::string> indicators;
    for (const auto& change : difference.changes) {
        if (edition.indicator(change.indicator->id) == nullptr) {
            ++figures;
            indicators.insert(change.indicator->id);
        }
    }
    return figures == 0 ? ""
                        : fmt::format("  {} of them of {} indicators that the {} edition does not "
                                      "have\n",
                                      figures, indicators.size(), side);
}

} // namespace

std::string summary_of(const Difference& difference, std::size_t top) {
    auto text =
        fmt::format("From {} to {}: {} pairs of figures compared, {} differ\n", difference.from,
                    difference.to, difference.compared, difference.changes.size());
    for (const auto kind : store::change_kinds) {
        const auto found = difference.counts.find(kind);
        text += fmt::format("  {:<15}{:>9}\n", name_of(kind),
                            found == difference.counts.end() ? 0 : found->second);
    }
    text += words_of_unknown(difference, *difference.before, "earlier") +
            words_of_unknown(difference, *difference.after, "later");
    std::vector<const Indicator*> shown;
    for (const auto& change : difference.changes) {
        if (shown.empty() || shown.back() != change.indicator) {
            shown.push_back(change.indicator);
        }
    }
    const bool one = shown.size() == 1;
    for (const auto* indicator : shown) {
        if (one || indicator->headline) {
            text += indicator_section(difference, *indicator, top);
        }
    }
    return text;
}

std::string csv_of(const Difference& difference) {
    std::string text = "change,indicator,level,key,name,"
                       "before_date,before_origin,before_state,before_value,before_printed,"
                       "after_date,after_origin,after_state,after_value,after_printed,"
                       "difference,unit,note\n";
    for (const auto& change : difference.changes) {
        const auto& region = change.region->region;
        text += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", name_of(change.kind),
                            change.indicator->id, netzatlas::name_of(region.key.level()),
                            region.key.text(), quoted(region.name), side_cells(change.before),
                            side_cells(change.after), number_cell(change.points),
                            change.indicator->unit, quoted(change.note));
    }
    return text;
}

} // namespace netzatlas::edition
