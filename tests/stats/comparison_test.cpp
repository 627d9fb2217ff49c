#include "stats/stats.hpp"
#include "stats_world.hpp"

using namespace netzatlas;

namespace {

class Comparison : public netzatlas::testing::TinyEdition {};

TEST_F(Comparison, SetsPrintedAndComputedFiguresSideBySide) { // 960 of 1900 households: 50.526 %
    const auto answer = parsed(stats::comparison_json(edition(), "gigabit_quota"));

    ASSERT_EQ(answer.at("pairs").size(), 1U);
    const auto& state = answer.at("pairs").at(0);
    EXPECT_EQ(state.at("region"), "15");
    EXPECT_EQ(state.at("printed"), "50,5");
    EXPECT_DOUBLE_EQ(state.at("computed").get<double>(), 100.0 * 960 / 1900);
    EXPECT_NEAR(state.at("difference").get<double>(), 0.0263, 1e-4);
    EXPECT_EQ(state.at("reason"), "gap_reason_printed");
    EXPECT_EQ(answer.at("largest"), state);
}

TEST_F(Comparison, IsEmptyWhereOnlyOneOfThemIsThere) {
    const auto answer = parsed(stats::comparison_json(edition(), "fibre_quota"));

    EXPECT_TRUE(answer.at("pairs").empty());
    EXPECT_EQ(answer.at("largest"), nullptr);
}

TEST_F(Comparison, IsOfKnownIndicatorsOnly) {
    EXPECT_EQ(stats::comparison_json(edition(), "magic").error().code, ErrorCode::not_found);
}

} // namespace
