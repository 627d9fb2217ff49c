#include "terms/indicator.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace netzatlas {

namespace {
constexpr std::array<std::pair<IndicatorKind, std::string_view>, 10> kind_names{{
    {IndicatorKind::weighted_share, "weighted_share"},
    {IndicatorKind::area_share, "area_share"},
    {IndicatorKind::site_share, "site_share"},
    {IndicatorKind::site_count, "site_count"},
    {IndicatorKind::site_rate, "site_rate"},
    {IndicatorKind::funded_share, "funded_share"},
    {IndicatorKind::land_share, "land_share"},
    {IndicatorKind::count_share, "count_share"},
    {IndicatorKind::below_share, "below_share"},
    {IndicatorKind::published, "published"},
}};
} // namespace

std::string_view name_of(IndicatorKind kind) {
    return std::find_if(kind_names.begin(), kind_names.end(),
                        [kind](const auto& entry) { return entry.first == kind; })
        ->second;
}

Result<IndicatorKind> indicator_kind(std::string_view name) {
    for (const auto& [kind, text] : kind_names) {
        if (text == name) {
            return kind;
        }
    }
    return fail(ErrorCode::bad_value, fmt::format("'{}' is no kind of indicator", name));
}

} // namespace netzatlas
