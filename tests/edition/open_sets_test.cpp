#include "small_counts_fixture.hpp"

#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

/// Counts of networks without names: all3 is certain at k = 4 and open at k = 3 (D8).
class OpenSets : public SmallCounts {
protected:
    void add_set(const std::string& operators, const Served& served) {
        Indicator set = content_.indicators.front();
        set.id = "mobile_5g_" + operators + "_hh";
        set.operators = operators;
        set.technology = set.layer = "5g";
        set.basis = "households";
        set.unit = "%";
        set.headline = false;
        content_.indicators.push_back(set);
        add(set.id, served);
    }
    void add_all3(const Served& k3, const Served& k4) {
        add_set("k3", k3);
        add_set("k4", k4);
        add_set("all3", k4);
        for (auto& stored : content_.values) {
            auto& value = stored.value;
            if (stored.indicator == "mobile_5g_all3_hh") {
                value.low = value.value;
                value.high = *value.value + *row(stored.region, "mobile_5g_k3_hh").value.value;
                value.value.reset();
                value.state = ValueState::undecidable;
            }
        }
    }
};

TEST_F(OpenSets, HideWithTheClassTheirEndsTell) { // D17: k = 3 is the difference of the ends
    add_all3({30, 2, 15, 20}, {40, 9, 10, 25});
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_FALSE(tells("15090010", "mobile_5g_k3_hh"));
    EXPECT_TRUE(tells("15090010", "mobile_5g_k4_hh"));
    EXPECT_FALSE(tells("15090010", "mobile_5g_all3_hh"));
    EXPECT_EQ(row("15090010", "mobile_5g_all3_hh").value.high, 55); // 9 + 2 of 20
    EXPECT_TRUE(tells("15003000", "mobile_5g_all3_hh"));
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(OpenSets, AreFoundByTheCheckWhereSomebodyPutTheirEndsBack) {
    add_all3({30, 2, 15, 20}, {40, 9, 10, 25});
    const auto before = row("15090180", "mobile_5g_all3_hh");
    guard();
    ASSERT_FALSE(tells("15090180", "mobile_5g_k3_hh")); // the smallest other part
    for (auto& value : content_.values) {
        if (value.region == before.region && value.indicator == before.indicator) {
            value = before;
        }
    }

    EXPECT_GT(unsafe(), 0U);
}

TEST_F(OpenSets, StayWhereTheirClassesDo) {
    add_all3({30, 6, 15, 20}, {40, 9, 10, 25});
    guard();

    EXPECT_TRUE(tells("15090010", "mobile_5g_all3_hh"));
    EXPECT_EQ(unsafe(), 0U);
}

} // namespace
} // namespace netzatlas::edition
