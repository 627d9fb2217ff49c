#include "indicators/region_sums.hpp"

#include "drawing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::indicators {
namespace {

using coverage::Sums;
using testing::drawn_border;
using testing::drawn_cells;
using testing::drawn_grid;
using testing::drawn_weights;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Two places side by side; the counts of a mobile layer and the shares of a fixed one.
class RegionSumsTest : public ::testing::Test {
protected:
    static constexpr const char* places = "aab\n"
                                          "abb\n";
    const std::vector<geo::MultiPolygon> borders{drawn_border(places, 'a'),
                                                 drawn_border(places, 'b')};
    const coverage::Overlay laid = *coverage::overlay(borders, drawn_grid(places));
    const std::vector<coverage::CellPart> parts = coverage::parts_by_area(laid);
    const std::vector<double> households = drawn_weights("421\n"
                                                         "1.1\n");
    const std::vector<std::uint16_t> networks = drawn_cells("430\n"
                                                            "014\n");
    const std::vector<std::uint16_t> shares = drawn_cells("905\n"
                                                          "555\n",
                                                          1000);
    const Ground ground{laid, parts, households,
                        [this](std::string_view name) -> std::span<const std::uint16_t> {
                            return name == "5g"          ? std::span{networks}
                                   : name == "fast_1000" ? std::span{shares}
                                                         : std::span<const std::uint16_t>{};
                        }};

    static Indicator indicator(IndicatorKind kind, const char* layer, const char* operators) {
        Indicator entry;
        entry.id = "entry";
        entry.kind = kind;
        entry.layer = layer;
        entry.technology = layer;
        entry.operators = operators;
        return entry;
    }
};

TEST_F(RegionSumsTest, WeighTheSharesOfALayer) {
    const auto entry = indicator(IndicatorKind::weighted_share, "fast_1000", "");

    const auto sums = region_sums(entry, ground).value();

    EXPECT_THAT(sums.certain, ElementsAre(Sums{4 * 0.9 + 1 * 0.5, 7, 0}, Sums{1, 2, 0}));
    EXPECT_THAT(sums.possible, IsEmpty());
    EXPECT_DOUBLE_EQ(*value_in(sums, 1, {}).value, 50);
}

TEST_F(RegionSumsTest, MeasureTheAreaOfAnOperatorSet) {
    const auto any = region_sums(indicator(IndicatorKind::area_share, "5g", "any"), ground);

    EXPECT_THAT(any->certain, ElementsAre(Sums{20000, 30000, 0}, Sums{20000, 30000, 0}));
}

TEST_F(RegionSumsTest, KeepAnIntervalUpToTheHigherLevels) {
    const auto all3 =
        region_sums(indicator(IndicatorKind::area_share, "5g", "all3"), ground).value();
    const std::vector<std::vector<std::size_t>> parents{{0}, {0}};

    const auto county = value_in(rolled_up(all3, parents, 1), 0, {});

    EXPECT_EQ(county.state, ValueState::undecidable);
    EXPECT_DOUBLE_EQ(*county.low, 100.0 * 2 / 6);
    EXPECT_DOUBLE_EQ(*county.high, 100.0 * 3 / 6);
}

TEST_F(RegionSumsTest, CountHouseholdsUnderAnOperatorSet) {
    const auto any = region_sums(indicator(IndicatorKind::weighted_share, "5g", "any"), ground);

    EXPECT_THAT(any->certain, ElementsAre(Sums{6, 7, 0}, Sums{1, 2, 0}));
}

TEST_F(RegionSumsTest, NameTheLayerThatIsNotThere) {
    const auto missing =
        region_sums(indicator(IndicatorKind::weighted_share, "fast_10", ""), ground);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::not_found);
    EXPECT_THAT(missing.error().message, ::testing::HasSubstr("fast_10"));
}

TEST_F(RegionSumsTest, RefuseKindsThatNoCellsGive) {
    for (const auto kind :
         {IndicatorKind::published, IndicatorKind::site_share, IndicatorKind::site_count}) {
        EXPECT_EQ(region_sums(indicator(kind, "5g", ""), ground).error().code,
                  ErrorCode::bad_request);
    }
}

} // namespace
} // namespace netzatlas::indicators
