#include "ingest/published_figures.hpp"

#include "ingest/cell_text.hpp"
#include "ingest/checked_key.hpp"
#include "ingest/figure_rules.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <utility>

namespace netzatlas::ingest {

std::optional<RegionKey> PublishedFigures::region(const Place& place, std::string_view text) {
    auto key = checked_key(log_, place, text);
    if (key) {
        regions_.try_emplace(*key, place.row);
    }
    return key;
}

std::optional<RegionKey> PublishedFigures::new_region(const Place& place, std::string_view text) {
    auto key = checked_key(log_, place, text);
    if (!key) {
        return key;
    }
    const auto [first, is_new] = regions_.try_emplace(*key, place.row);
    if (is_new) {
        return key;
    }
    log_.add(place, text,
             {.severity = Severity::error,
              .rule = "duplicate_key",
              .meaning = fmt::format("row {} has the same key", first->second),
              .action = "row ignored, the first one kept"});
    return std::nullopt;
}

void PublishedFigures::add(const Place& place, const RegionKey& region,
                           const std::string& indicator, std::string_view text) {
    if (says_nothing(text)) {
        return;
    }
    const auto number = signs_.number(place, text);
    if (!number) {
        log_.add(place, text,
                 {.severity = Severity::error,
                  .rule = "malformed_number",
                  .meaning = fmt::format("a share of {} is expected here", region.text()),
                  .action = "no figure taken"});
        return;
    }
    const double value = *number * factor_;
    check_range(place, value, text);
    titles_.try_emplace(indicator, place.column);
    figures_.push_back({region, indicator, value, std::string{trimmed(text)}, place.row});
}

void PublishedFigures::check_range(const Place& place, double value, std::string_view text) {
    if (value > 100) {
        log_.add(place, text,
                 {.severity = Severity::error,
                  .rule = "share_above_100",
                  .meaning = "more than all cannot be served",
                  .action = "kept as printed"});
    } else if (value < 0) {
        log_.add(place, text,
                 {.severity = Severity::error,
                  .rule = "share_below_0",
                  .meaning = "less than none cannot be served",
                  .action = "kept as printed"});
    }
}

void PublishedFigures::add_not_applicable(RegionKey region) {
    not_applicable_.push_back(std::move(region));
}

void PublishedFigures::drop(const std::set<RegionKey>& regions) {
    dropped_.insert(regions.begin(), regions.end());
}

void PublishedFigures::drop_repeated_figures() {
    const auto same = [&](const PublishedFigure& a, const PublishedFigure& b) {
        if (a.region != b.region || a.indicator != b.indicator) {
            return false;
        }
        log_.add({b.row, b.indicator}, b.printed,
                 {.severity = Severity::error,
                  .rule = "duplicate_figure",
                  .meaning = fmt::format("row {} says {} of {} already", a.row, a.printed,
                                         a.region.text()),
                  .action = "left out, the first one kept"});
        return true;
    };
    figures_.erase(std::unique(figures_.begin(), figures_.end(), same), figures_.end());
}

PublishedTable PublishedFigures::take() {
    std::sort(figures_.begin(), figures_.end(), [](const auto& a, const auto& b) {
        return std::tie(a.region, a.indicator, a.row) < std::tie(b.region, b.indicator, b.row);
    });
    drop_repeated_figures();
    signs_.report(log_);
    report_conflicts(figures_, titles_, log_);
    const auto dropped = [&](const RegionKey& region) { return dropped_.contains(region); };
    std::erase_if(figures_, [&](const auto& figure) { return dropped(figure.region); });
    std::erase_if(not_applicable_, dropped);
    std::sort(not_applicable_.begin(), not_applicable_.end());
    return {.figures = std::exchange(figures_, {}),
            .not_applicable = std::exchange(not_applicable_, {}),
            .findings = log_.take(),
            .columns = std::exchange(columns_, {})};
}

Result<PublishedTable> PublishedFigures::take_unless_empty() {
    auto table = take();
    const bool row_reported = std::any_of(table.findings.begin(), table.findings.end(),
                                          [](const Finding& finding) { return finding.row > 0; });
    if (table.figures.empty() && table.not_applicable.empty() && !row_reported) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: a header and no figures below it", log_.file()));
    }
    return table;
}

} // namespace netzatlas::ingest
