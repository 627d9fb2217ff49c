#include "stats/stats.hpp"

#include "stats_world.hpp"

using namespace netzatlas;
using netzatlas::testing::json;
using ::testing::HasSubstr;

namespace {

class Figures : public netzatlas::testing::TinyEdition {};

TEST_F(Figures, StandUnroundedBesideTheirState) {
    const auto answer = parsed(stats::values_json(edition(), "fibre_quota"));
    const auto state = with(answer.at("values"), "region", "15");

    EXPECT_EQ(answer.at("unit"), "%");
    EXPECT_EQ(answer.at("reference_date"), "2021-06-30");
    EXPECT_EQ(state.at("state"), "value");
    EXPECT_DOUBLE_EQ(state.at("value").get<double>(), 100.0 * 310 / 1900);
    EXPECT_EQ(state.at("numerator"), 310);
    EXPECT_EQ(state.at("id"), 15);
    EXPECT_EQ(state.at("level"), "state");
    EXPECT_EQ(state.at("source"), "zellen");
    EXPECT_EQ(state.at("completeness"), 1.0);
}

TEST_F(Figures, TellZeroFromTheFourKindsOfNoNumber) {
    const auto value = [&](const std::string& indicator, const std::string& region) {
        return with(parsed(stats::values_json(edition(), indicator)).at("values"), "region",
                    region);
    };
    EXPECT_EQ(value("fibre_quota", "15090010").at("value"), 0.0);
    EXPECT_EQ(value("schools_online", "15090010").at("state"), "not_applicable");
    EXPECT_EQ(value("schools_online", "15090010").at("value"), nullptr);
    EXPECT_EQ(value("fixed_hh_alle_100", "15090180").at("state"), "not_delivered");
    EXPECT_EQ(value("mobile_5g_all3_area", "15090535").at("state"), "suppressed");
    const auto interval = value("mobile_5g_all3_area", "15090010");
    EXPECT_EQ(interval.at("state"), "undecidable");
    EXPECT_EQ(interval.at("low"), 20);
    EXPECT_EQ(interval.at("high"), 65.5);
    EXPECT_EQ(interval.at("value"), nullptr);
}

TEST_F(Figures, GiveTheNewestPerRegionUnlessAllAreAskedFor) {
    const auto newest = parsed(stats::values_json(edition(), "gigabit_quota")).at("values");
    const auto all = parsed(stats::values_json(edition(), "gigabit_quota", true)).at("values");

    EXPECT_EQ(newest.size(), 8U);
    EXPECT_EQ(all.size(), 10U);
    EXPECT_EQ(with(all, "origin", "published").at("printed"), "10,00");
}

TEST_F(Figures, AreOfTheDateAskedFor) {
    const auto answer = parsed(stats::values_json(edition(), "gigabit_quota", false, "2020-12-31"));
    ASSERT_EQ(answer.at("values").size(), 1U);
    EXPECT_EQ(answer.at("reference_date"), "2020-12-31");
    EXPECT_EQ(answer.at("values").at(0).at("region"), "15090180");
    const auto all = parsed(stats::values_json(edition(), "gigabit_quota", true, "2021-06-30"));
    EXPECT_EQ(all.at("values").size(), 9U);
}

TEST_F(Figures, OfADateWithoutFiguresAreNotFoundAndTheKnownDatesAreNamed) {
    const auto answer = stats::values_json(edition(), "gigabit_quota", false, "2019-12-31");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::not_found);
    EXPECT_THAT(answer.error().message, HasSubstr("2020-12-31, 2021-06-30"));
}

TEST_F(Figures, FormASeriesWithItsMethods) {
    const auto series = parsed(stats::series_json(edition(), "gigabit_quota", "15090180"));

    ASSERT_EQ(series.at("values").size(), 2U);
    EXPECT_EQ(series.at("values").at(0).at("reference_date"), "2020-12-31");
    EXPECT_EQ(series.at("methods").at(0).at("method"), "250 m cells");
    EXPECT_EQ(series.at("values").at(1).at("method_since"), "2010-12-31");
    EXPECT_TRUE(series.at("breaks").empty());
}

TEST_F(Figures, BelongToARegionWithItsSurroundings) {
    const auto region = parsed(stats::region_json(edition(), "15090010"));

    EXPECT_EQ(region.at("name"), "Arneburg");
    EXPECT_EQ(region.at("ars"), "150905051010");
    EXPECT_EQ(region.at("within").at(0).at("path"), "/verbandsgemeinde/150905051");
    EXPECT_EQ(region.at("within").at(1).at("path"), "/kreis/15090");
    EXPECT_EQ(region.at("within").at(2).at("path"), "/land/15");
    EXPECT_EQ(region.at("values").size(), 8U);
    EXPECT_EQ(parsed(stats::region_json(edition(), "15")).at("members").size(), 2U);
}

TEST_F(Figures, NameTheMunicipalityPageOfACountyFreeCity) {
    EXPECT_EQ(stats::region_path(edition(), *RegionKey::of("15003")), "/gemeinde/15003000");
    EXPECT_EQ(stats::region_path(edition(), *RegionKey::of("15090")), "/kreis/15090");
}

TEST_F(Figures, FilterRegionsByLevel) {
    const auto count = [&](const char* level) {
        return parsed(stats::regions_json(edition(), level)).at("regions").size();
    };
    EXPECT_EQ(count(""), 8U);
    EXPECT_EQ(count("municipality"), 4U);
    EXPECT_EQ(stats::regions_json(edition(), "village").error().code, ErrorCode::bad_request);
}

TEST_F(Figures, ListIndicatorsWithTheirDates) {
    const auto list = parsed(stats::indicators_json(edition())).at("indicators");
    const auto gigabit = with(list, "id", "gigabit_quota");

    EXPECT_EQ(gigabit.at("title").at("en"), "Households with gigabit");
    EXPECT_EQ(gigabit.at("rate_mbps"), 1000);
    EXPECT_EQ(gigabit.at("dates"), json::array({"2020-12-31", "2021-06-30"}));
    EXPECT_EQ(with(list, "id", "schools_online").at("rate_mbps"), nullptr);
}

TEST_F(Figures, SayWhatLiesAtAPointWithoutCountingHouseholds) {
    const auto answer = parsed(stats::point_json(edition(), {11.58017, 52.15574}));
    const auto fixed = with(answer.at("cells"), "grid", "fixed");

    EXPECT_EQ(answer.at("regions").at(0).at("key"), "15003000");
    EXPECT_EQ(fixed.at("layers").at("down_fn_hh_alle_1000"), 70.0);
    EXPECT_EQ(fixed.at("layers").at("households_class"), "3-9");
    EXPECT_FALSE(fixed.at("layers").contains("households"));
    EXPECT_EQ(with(answer.at("cells"), "grid", "mobile").at("layers").at("4g"), 3);
}

TEST_F(Figures, KnowNothingOutsideAndRefuseWhatIsNotOnEarth) {
    EXPECT_TRUE(parsed(stats::point_json(edition(), {0, 0})).at("regions").empty());
    EXPECT_EQ(stats::point_json(edition(), {500, 0}).error().code, ErrorCode::bad_value);
}

TEST_F(Figures, ShowGoalsWithVerdictsAndGaps) {
    const auto goal = parsed(stats::goal_json(edition(), "fibre_2030"));

    EXPECT_EQ(goal.at("goal").at("due"), "2030-12-31");
    EXPECT_EQ(with(goal.at("results"), "region", "15090010").at("verdict"), "missed");
    EXPECT_EQ(goal.at("gaps").at(0).at("amount"), 100);
    EXPECT_EQ(
        parsed(stats::goals_json(edition())).at("goals").at(0).at("state_result").at("reason"),
        "goal_reason_one_date");
}

TEST_F(Figures, NameSourcesSettingsAndFindings) {
    const auto sources = parsed(stats::sources_json(edition()));

    EXPECT_EQ(sources.at("demo"), true);
    EXPECT_EQ(sources.at("settings").at("assignment"), "publisher_key");
    EXPECT_THAT(sources.at("sources").at(0).at("attribution"), HasSubstr("Daten verändert"));
    EXPECT_EQ(parsed(stats::findings_json(edition())).at("findings").at(0).at("row"), 12);
}

TEST_F(Figures, AreNotFoundUnderUnknownNames) {
    EXPECT_EQ(stats::region_json(edition(), "99").error().code, ErrorCode::not_found);
    EXPECT_EQ(stats::values_json(edition(), "x").error().code, ErrorCode::not_found);
    EXPECT_EQ(stats::series_json(edition(), "gigabit_quota", "99").error().code,
              ErrorCode::not_found);
    EXPECT_EQ(stats::goal_json(edition(), "x").error().code, ErrorCode::not_found);
}

} // namespace
