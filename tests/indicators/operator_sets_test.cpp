#include "indicators/operator_sets.hpp"

#include "drawing.hpp"
#include "indicators/figures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace netzatlas::indicators {
namespace {

using testing::drawn_cells;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Cells = std::vector<std::uint16_t>;
constexpr std::uint16_t open = coverage::not_delivered;

/// Cells in a line, one flag digit each: 1 own network, 2 roaming, 3 both, ? not delivered.
struct Networks {
    Cells dt, vf, tf, ee;
};

Cells with(const char* operators, const Networks& networks) {
    const std::vector<std::span<const std::uint16_t>> flags{networks.dt, networks.vf, networks.tf,
                                                            networks.ee};
    return cells_with_operators(operators, flags).value();
}

Networks networks(const char* dt, const char* vf, const char* tf, const char* ee) {
    return {drawn_cells(dt), drawn_cells(vf), drawn_cells(tf), drawn_cells(ee)};
}

/// From the left: nobody; only dt; the three; all four; the three and 1&1 by roaming.
Networks five_cells() {
    return networks("01111", "00111", "00111", "00012");
}

TEST(OperatorCells, HoldPerCellBeforeAnyShare) {
    EXPECT_THAT(with("dt", five_cells()), ElementsAre(0, 1, 1, 1, 1));
    EXPECT_THAT(with("any", five_cells()), ElementsAre(0, 1, 1, 1, 1));
    EXPECT_THAT(with("all3", five_cells()), ElementsAre(0, 0, 1, 1, 1));
}

TEST(OperatorCells, TellOwnNetworkFromRoaming) {
    EXPECT_THAT(with("ee", five_cells()), ElementsAre(0, 0, 0, 1, 0));
    EXPECT_THAT(with("all4_own", five_cells()), ElementsAre(0, 0, 0, 1, 0));
    EXPECT_THAT(with("all4_roaming", five_cells()), ElementsAre(0, 0, 0, 1, 1));
}

TEST(OperatorCells, CountExactlySoManyNetworks) {
    EXPECT_THAT(with("k0", five_cells()), ElementsAre(1, 0, 0, 0, 0));
    EXPECT_THAT(with("k1", five_cells()), ElementsAre(0, 1, 0, 0, 0));
    EXPECT_THAT(with("k3", five_cells()), ElementsAre(0, 0, 1, 0, 1));
    EXPECT_THAT(with("k4", five_cells()), ElementsAre(0, 0, 0, 1, 0));
}

TEST(OperatorCells, AreDecidedAsFarAsTheKnownNetworksDecide) {
    const auto unknown_vf = networks("01", "??", "01", "00");
    EXPECT_THAT(with("any", unknown_vf), ElementsAre(open, 1));
    EXPECT_THAT(with("all3", unknown_vf), ElementsAre(0, open));
    EXPECT_THAT(with("k0", unknown_vf), ElementsAre(open, 0));
    EXPECT_THAT(with("k4", unknown_vf), ElementsAre(0, 0));
}

TEST(OperatorCells, TakeAnAbsentLayerAsUnknown) {
    const auto without_ee = networks("01", "01", "01", "");
    EXPECT_THAT(with("all3", without_ee), ElementsAre(0, 1));
    EXPECT_THAT(with("all4_own", without_ee), ElementsAre(0, open));
}

TEST(OperatorCells, RefuseAnUnknownSet) {
    const std::vector<std::span<const std::uint16_t>> none(4);
    EXPECT_EQ(cells_with_operators("all5", none).error().code, ErrorCode::bad_request);
    EXPECT_EQ(cells_with_operators("any", none).error().code, ErrorCode::not_found);
}

class CellsWith : public ::testing::Test {
protected:
    Layers layers() {
        return [this](std::string_view name) -> std::span<const std::uint16_t> {
            const auto found = drawn.find(name);
            return found == drawn.end() ? std::span<const std::uint16_t>{} : found->second;
        };
    }
    std::map<std::string, Cells, std::less<>> drawn;
};

/// D8, counts without names: k = 0, 1, 2, 3, 4, not delivered.
TEST_F(CellsWith, CountsLeaveAllThreeOpenWhereThreeAre) {
    drawn["5g"] = drawn_cells("01234?");

    const auto all3 = cells_with("5g", "all3", layers()).value();

    EXPECT_THAT(all3.certain, ElementsAre(0, 0, 0, 0, 1, open));
    EXPECT_THAT(all3.possible, ElementsAre(0, 0, 0, 1, 1, open));
}

TEST_F(CellsWith, CountsDecideAnyAllFourAndHowMany) {
    drawn["5g"] = drawn_cells("01234?");

    const auto any = cells_with("5g", "any", layers()).value();

    EXPECT_THAT(any.certain, ElementsAre(0, 1, 1, 1, 1, open));
    EXPECT_THAT(any.possible, IsEmpty());
    EXPECT_THAT(cells_with("5g", "all4_own", layers())->certain, ElementsAre(0, 0, 0, 0, 1, open));
    EXPECT_THAT(cells_with("5g", "k2", layers())->certain, ElementsAre(0, 0, 1, 0, 0, open));
}

TEST_F(CellsWith, NamedNetworksDecideBeforeCounts) {
    drawn["5g"] = drawn_cells("33");
    drawn["5g_dt"] = drawn_cells("11");
    drawn["5g_vf"] = drawn_cells("11");
    drawn["5g_tf"] = drawn_cells("10");

    const auto all3 = cells_with("5g", "all3", layers()).value();

    EXPECT_THAT(all3.certain, ElementsAre(1, 0));
    EXPECT_THAT(all3.possible, IsEmpty());
    EXPECT_THAT(cells_with("5g", "any", layers())->certain, ElementsAre(1, 1)); // no ee: by count
}

/// Before 2023 three networks were all there were: k = 0, 1, 2, 3, not delivered.
TEST_F(CellsWith, CountsOfThreeDecideAllThreeAndKnowNoFourth) { // D8
    drawn["4g_of3"] = drawn_cells("0123?");

    const auto all3 = cells_with("4g", "all3", layers()).value();

    EXPECT_TRUE(all3.of_three);
    EXPECT_THAT(all3.certain, ElementsAre(0, 0, 0, 1, open));
    EXPECT_THAT(all3.possible, IsEmpty());
    EXPECT_THAT(cells_with("4g", "any", layers())->certain, ElementsAre(0, 1, 1, 1, open));
    EXPECT_THAT(cells_with("4g", "k2", layers())->certain, ElementsAre(0, 0, 1, 0, open));
    for (const auto* four : {"all4_own", "all4_roaming", "k4", "dt"}) {
        EXPECT_EQ(cells_with("4g", four, layers()).error().code, ErrorCode::bad_request) << four;
    }
    drawn["4g_of3"] = drawn_cells("4");
    EXPECT_EQ(cells_with("4g", "any", layers()).error().code, ErrorCode::bad_value);
}

/// NR and NR_DSS of 2021 may count the same networks: k lies between the larger and min(3, sum).
/// From the left: 0..0, 1..1, 1..2, 2..3, 2..3, 3..3, 0..3 (one not delivered), nothing.
TEST_F(CellsWith, TwoCountsOf5gOfThreeLeaveARange) { // D8, D9, D11
    drawn["5g_nr_of3"] = drawn_cells("0112230?");
    drawn["5g_dss_of3"] = drawn_cells("001121??");

    const auto any = cells_with("5g", "any", layers()).value();
    const auto all3 = cells_with("5g", "all3", layers()).value();
    const auto k2 = cells_with("5g", "k2", layers()).value();

    EXPECT_THAT(any.certain, ElementsAre(0, 1, 1, 1, 1, 1, 0, open));
    EXPECT_THAT(any.possible, ElementsAre(0, 1, 1, 1, 1, 1, 1, open));
    EXPECT_THAT(all3.certain, ElementsAre(0, 0, 0, 0, 0, 1, 0, open));
    EXPECT_THAT(all3.possible, ElementsAre(0, 0, 0, 1, 1, 1, 1, open));
    EXPECT_THAT(k2.certain, ElementsAre(0, 0, 0, 0, 0, 0, 0, open));
    EXPECT_THAT(k2.possible, ElementsAre(0, 0, 1, 1, 1, 0, 1, open));
    EXPECT_TRUE(all3.ranged);
}

TEST_F(CellsWith, CountsCannotNameAnOperator) {
    drawn["5g"] = drawn_cells("3");
    EXPECT_EQ(cells_with("5g", "dt", layers()).error().code, ErrorCode::bad_request);
}

TEST_F(CellsWith, NamesTheLayersItMisses) {
    const auto missing = cells_with("5g", "any", layers());
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::not_found);
    EXPECT_THAT(missing.error().message, HasSubstr("5g_<operator>"));
}

TEST_F(CellsWith, RefusesMoreNetworksThanThereAre) {
    drawn["5g"] = drawn_cells("7");
    EXPECT_EQ(cells_with("5g", "any", layers()).error().code, ErrorCode::bad_value);
}

/// D9: a 4G gap is neither 4G nor 5G.
TEST_F(CellsWith, EitherTechnologyClosesAGap) {
    drawn["4g"] = drawn_cells("0102?");
    drawn["5g"] = drawn_cells("00121");

    EXPECT_THAT(cells_with("4g_or_5g", "any", layers())->certain, ElementsAre(0, 1, 1, 1, 1));
    EXPECT_THAT(cells_with("4g_or_5g", "k0", layers())->certain, ElementsAre(1, 0, 0, 0, 0));
}

TEST_F(CellsWith, CountsOfTwoTechnologiesLeaveTheirOverlapOpen) {
    drawn["4g"] = drawn_cells("224");
    drawn["5g"] = drawn_cells("010");

    const auto two = cells_with("4g_or_5g", "k2", layers()).value();

    EXPECT_THAT(two.certain, ElementsAre(1, 0, 0)); // 2 and 1: two or three networks
    EXPECT_THAT(two.possible, ElementsAre(1, 1, 0));
}

TEST_F(CellsWith, NamedNetworksCountWithEitherTechnology) {
    for (const auto* name : {"4g_dt", "5g_vf", "4g_tf", "4g_vf", "5g_dt", "5g_tf"}) {
        drawn[name] =
            drawn_cells(name == std::string_view{"4g_dt"} || name == std::string_view{"5g_vf"} ||
                                name == std::string_view{"4g_tf"}
                            ? "11"
                            : "0?");
    }
    EXPECT_THAT(cells_with("4g_or_5g", "all3", layers())->certain, ElementsAre(1, 1));
}

} // namespace
} // namespace netzatlas::indicators
