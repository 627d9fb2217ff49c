#include "edition/catalogue.hpp"
#include "edition/lost_headlines.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sstream>

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

/// A share of households rests on D1, a share of ground on D2, none on both.
TEST(Catalogue, NamesTheRuleOfItsDenominator) {
    const std::map<std::string, std::pair<std::string, std::string>> rules{
        {"households", {"D1", "D2"}}, {"area", {"D2", "D1"}}};
    for (const auto& indicator : ours().indicators) {
        std::set<std::string> named;
        std::istringstream words{indicator.rule};
        for (std::string word; words >> word;) {
            named.insert(word.substr(0, word.find(',')));
        }
        if (const auto of = rules.find(indicator.basis); of != rules.end()) {
            EXPECT_TRUE(named.contains(of->second.first)) << indicator.id << indicator.rule;
            EXPECT_FALSE(named.contains(of->second.second)) << indicator.id << indicator.rule;
        }
    }
}

bool declared(const std::string& id) {
    return std::any_of(ours().indicators.begin(), ours().indicators.end(),
                       [&](const auto& indicator) { return indicator.id == id; });
}

TEST(Catalogue, HasEveryFixedIndicatorPromised) { // D4, D5
    for (const auto* use : {"hh", "gew"}) {
        for (const auto* technology : {"alle", "ftthb", "ftth", "fttb", "fttc", "hfc", "sonst"}) {
            for (const auto* rate : {"10", "16", "30", "50", "100", "200", "400", "1000"}) {
                const auto id = fmt::format("fixed_{}_{}_{}", use, technology, rate);
                EXPECT_TRUE(declared(id)) << id;
            }
        }
    }
    EXPECT_TRUE(declared("schools_alle_1000"));
}

/// What is asked of sources is what pages show first.
TEST(Catalogue, HasTheTwoQuotasThatNoSourceMayLose) { // D6
    for (const auto& quota : headline_quotas) {
        const auto& indicator = named(std::string{quota.id});
        EXPECT_TRUE(indicator.headline) << quota.id;
        EXPECT_EQ(indicator.technology, quota.technology);
        EXPECT_EQ(indicator.rate_mbps, quota.rate_mbps);
        EXPECT_EQ(indicator.layer, quota.layer);
    }
}

TEST(Catalogue, HasEveryMobileIndicatorPromised) { // D8, D9, D10
    for (const auto* technology : {"2g", "4g", "5g", "5g_sa"}) {
        for (const auto* set : {"any", "all3", "all4_own", "all4_roaming", "dt", "vf", "tf", "ee",
                                "k0", "k1", "k2", "k3", "k4"}) {
            for (const auto* of : {"area", "hh", "of_settlement", "of_business", "of_farmland",
                                   "of_forest", "of_water", "of_road_highway", "of_road_federal",
                                   "of_road_state", "of_road_county", "of_rail"}) {
                const auto id = fmt::format("mobile_{}_{}_{}", technology, set, of);
                EXPECT_TRUE(declared(id)) << id;
            }
        }
    }
}

TEST(Catalogue, HasQuotasSitesAreasAndStagesPromised) { // D6, D7, D11, D12
    for (const auto* id : {"gigabit_quota",
                           "fibre_quota",
                           "fixed_hh_alle_below_500",
                           "schools_planned",
                           "schools_works_finished",
                           "schools_online",
                           "access_points",
                           "access_points_wlan",
                           "access_points_freifunk",
                           "access_points_per_1000",
                           "data_centres",
                           "rollout_area",
                           "rollout_households",
                           "rollout_planned_area",
                           "rollout_building_area",
                           "rollout_done_area",
                           "rollout_planned_households",
                           "rollout_building_households",
                           "rollout_done_households",
                           "mobile_deficit_area",
                           "mobile_deficit_households",
                           "fibre_passed",
                           "fibre_passed_plus",
                           "fibre_connected",
                           "fibre_activated"}) {
        EXPECT_TRUE(declared(id)) << id;
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
