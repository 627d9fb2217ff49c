#include "terms/goal.hpp"
#include "terms/indicator.hpp"
#include "terms/value.hpp"

#include <gtest/gtest.h>

namespace netzatlas {
namespace {

// D16: a value and four kinds of "no number"; each has one spelling.
TEST(ValueState, SpellingsReadBack) {
    for (const auto state :
         {ValueState::value, ValueState::not_applicable, ValueState::not_delivered,
          ValueState::suppressed, ValueState::undecidable}) {
        EXPECT_EQ(value_state(name_of(state)), state);
    }
    EXPECT_FALSE(value_state("null"));
}

TEST(Verdict, SpellingsReadBack) {
    for (const auto one : {Verdict::reached, Verdict::on_track, Verdict::behind, Verdict::missed,
                           Verdict::undecidable}) {
        EXPECT_EQ(verdict(name_of(one)), one);
    }
    EXPECT_FALSE(verdict("great"));
}

TEST(IndicatorKind, SpellingsReadBack) {
    for (const auto kind :
         {IndicatorKind::weighted_share, IndicatorKind::area_share, IndicatorKind::site_share,
          IndicatorKind::site_count, IndicatorKind::site_rate, IndicatorKind::funded_share,
          IndicatorKind::land_share, IndicatorKind::count_share, IndicatorKind::below_share,
          IndicatorKind::published}) {
        EXPECT_EQ(indicator_kind(name_of(kind)), kind);
    }
    EXPECT_FALSE(indicator_kind("mean"));
}

// D13: completeness is the delivered part of the whole basis.
TEST(Completeness, IsTheDeliveredPart) {
    IndicatorValue value;
    value.denominator = 90;
    value.missing = 10;
    EXPECT_DOUBLE_EQ(completeness(value).value(), 0.9);
    EXPECT_FALSE(completeness(IndicatorValue{}));
}

} // namespace
} // namespace netzatlas
