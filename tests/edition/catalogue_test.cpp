#include "edition/catalogue.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <set>

#include "edition_fixture.hpp"

namespace netzatlas::edition {
namespace {

/// The catalogue of this repository.
const Catalogue& ours() {
    static const auto catalogue =
        *read_catalogue(std::filesystem::path{NETZATLAS_SOURCE_DIR} / "data");
    return catalogue;
}

const Indicator& named(const std::string& id) {
    return *std::find_if(ours().indicators.begin(), ours().indicators.end(),
                         [&](const auto& indicator) { return indicator.id == id; });
}

TEST(Catalogue, ExpandsTemplatesIntoEveryCombination) {
    const auto& indicator = named("fixed_hh_ftthb_400");

    EXPECT_EQ(indicator.layer, "down_fn_hh_ftthb_400");
    EXPECT_EQ(indicator.technology, "ftthb");
    EXPECT_EQ(indicator.rate_mbps, 400);
    EXPECT_EQ(indicator.kind, IndicatorKind::weighted_share);
    EXPECT_EQ(indicator.title_en,
              "Households with at least 400 Mbit/s, fibre to the home or building");
}

TEST(Catalogue, LeavesNoPlaceholderAndNoIdTwice) {
    std::set<std::string> ids;
    for (const auto& indicator : ours().indicators) {
        EXPECT_TRUE(ids.insert(indicator.id).second) << indicator.id;
        for (const auto& text : {indicator.id, indicator.title_de, indicator.title_en,
                                 indicator.layer, indicator.technology, indicator.operators}) {
            EXPECT_EQ(text.find('{'), std::string::npos) << text;
        }
    }
}

TEST(Catalogue, PutsHeadlinesFirst) {
    EXPECT_EQ(ours().indicators.at(0).id, "gigabit_quota");
    EXPECT_EQ(ours().indicators.at(1).id, "fibre_quota");
    EXPECT_TRUE(named("mobile_5g_all3_area").headline);
    EXPECT_FALSE(named("mobile_2g_all3_area").headline);
}

TEST(Catalogue, MeasuresEveryGoalByADeclaredIndicator) {
    ASSERT_EQ(ours().goals.size(), 6U);
    for (const auto& goal : ours().goals) {
        EXPECT_EQ(named(goal.indicator).id, goal.indicator);
        EXPECT_FALSE(goal.wording.empty());
    }
}

TEST(Catalogue, RefusesAGoalOfAnUnknownIndicator) {
    const netzatlas::testing::TemporaryFolder folder;
    std::ofstream{folder.path() / "indicators.toml"} << "";
    std::ofstream{folder.path() / "goals.toml"}
        << "[[goal]]\nid='a'\ntitle_de='a'\ntitle_en='a'\nwording='a'\nsource='a'\n"
           "indicator='none'\ndue=2030-12-31\n";

    const auto catalogue = read_catalogue(folder.path());

    ASSERT_FALSE(catalogue);
    EXPECT_EQ(catalogue.error().message, "goals.toml:7: 'indicator' 'none' is not declared");
}

} // namespace
} // namespace netzatlas::edition
