#include "stats/json.hpp"
#include "stats/stats.hpp"
#include "store/change.hpp"
#include "store/comparable.hpp"

#include <fmt/format.h>
#include <map>

namespace netzatlas::stats {

namespace {

struct Period {
    Date from;
    Date to;
};

Result<Period> period_of(const store::Edition& edition, std::string_view indicator,
                         std::string_view from, std::string_view to) {
    const auto earlier = known_date(edition, indicator, from);
    if (!earlier) {
        return fail(earlier.error());
    }
    const auto later = known_date(edition, indicator, to);
    if (!later) {
        return fail(later.error());
    }
    const auto days = edition.dates_of(indicator);
    if (!*earlier || days.empty()) {
        return fail(ErrorCode::bad_request,
                    "a change is asked for as ?from=2020-12-31&to=2021-06-30");
    }
    const Period period{**earlier, later->value_or(days.back())};
    if (period.from >= period.to) {
        return fail(ErrorCode::bad_request, fmt::format("from={} does not lie before to={}",
                                                        period.from.iso(), period.to.iso()));
    }
    return period;
}

Json side_object(const store::StoredValue* row) {
    if (row == nullptr) {
        return {};
    }
    return {{"state", name_of(row->value.state)}, {"value", number(row->value.value)},
            {"low", number(row->value.low)},      {"high", number(row->value.high)},
            {"origin", name_of(row->origin)},     {"source", text_or_null(row->source)}};
}

/// "gained", …, or "unchanged"; without a number on either side "no_number".
std::string kind_name(const store::RowPair& pair, const std::optional<store::Step>& step) {
    if (step) {
        return std::string{store::name_of(step->kind)};
    }
    return pair.after->value.value ? "unchanged" : "no_number";
}

Json change_object(const store::StoredRegion& region, const store::RowPair& pair,
                   const std::vector<store::Series>& series) {
    const bool both = pair.before != nullptr && pair.after != nullptr;
    const auto step = store::step_between(
        pair.before, pair.after,
        {both ? store::other_method(series, *pair.before, *pair.after) : std::string{}, {}});
    const auto kind = kind_name(pair, step);
    return {{"region", region.region.key.text()},
            {"id", region.region.key.feature_id()},
            {"level", name_of(region.region.key.level())},
            {"name", region.region.name},
            {"change", kind},
            {"points", step                  ? number(step->points)
                       : kind == "unchanged" ? Json(0.0)
                                             : Json()},
            {"note", step ? text_or_null(step->note) : Json()},
            {"before", side_object(pair.before)},
            {"after", side_object(pair.after)}};
}

} // namespace

Result<std::string> changes_json(const store::Edition& edition, std::string_view indicator,
                                 std::string_view from, std::string_view to) {
    const auto* known = edition.indicator(indicator);
    if (known == nullptr) {
        return fail(ErrorCode::not_found,
                    fmt::format("edition {} has no indicator {}; indicators.json lists them",
                                edition.id(), indicator));
    }
    const auto period = period_of(edition, indicator, from, to);
    if (!period) {
        return fail(period.error());
    }
    const auto& series = edition.content().series;
    Json list = Json::array();
    std::map<std::string, int> counts;
    for (const auto& region : edition.content().regions) {
        const auto rows = edition.values(region.region.key.text(), indicator);
        const auto pair = store::rows_to_compare(rows, period->from, rows, period->to);
        if (pair.before != nullptr || pair.after != nullptr) {
            list.push_back(change_object(region, pair, series));
            ++counts[list.back()["change"].get<std::string>()];
        }
    }
    const auto* change = store::break_between(series, indicator, period->from, period->to);
    return text_of({{"edition", edition.id()},
                    {"indicator", indicator_object(*known)},
                    {"unit", known->unit},
                    {"from", period->from.iso()},
                    {"to", period->to.iso()},
                    {"break", change == nullptr
                                  ? Json()
                                  : Json{{"from", change->from.iso()}, {"method", change->method}}},
                    {"counts", counts},
                    {"changes", std::move(list)}});
}

} // namespace netzatlas::stats
