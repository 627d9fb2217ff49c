#include "terms/indicator.hpp"

#include "terms/words.hpp"

namespace netzatlas {

namespace {
constexpr Word<IndicatorKind> kind_words[] = {
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
};
} // namespace

std::string_view name_of(IndicatorKind kind) {
    return word_of(kind_words, kind);
}

Result<IndicatorKind> indicator_kind(std::string_view name) {
    return value_of(kind_words, name, "kind of indicator");
}

} // namespace netzatlas
