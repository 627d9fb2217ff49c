#include "page_world.hpp"

#include <gmock/gmock.h>
#include <map>

namespace netzatlas::pages {
namespace {

using netzatlas::testing::day;
using netzatlas::testing::key;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Indicator counted(const std::string& id, int decimals) {
    auto indicator = netzatlas::testing::tiny_indicator(
        id, "wifi", decimals > 0 ? IndicatorKind::site_rate : IndicatorKind::site_count, id, id);
    indicator.headline = false;
    indicator.unit = "1";
    indicator.decimals = decimals;
    indicator.basis = "places";
    return indicator;
}

void add_value(store::EditionContent& content, const std::string& region,
               const std::string& indicator, double number) {
    store::StoredValue row{region, indicator, day("2021-06-30"), Origin::computed, "wlan", {}};
    row.value.state = ValueState::value;
    row.value.value = number;
    content.values.push_back(row);
}

PointSite point(const std::string& id, const std::string& theme, const std::string& kind,
                SiteStatus status) {
    return {id,     theme,           kind,           "Markt " + id,    "Verein " + id,
            status, key("15090010"), {11.57, 52.14}, day("2020-05-01")};
}

/// In use, but only from a day after the reference date on.
PointSite later(const std::string& id) {
    auto site = point(id, "access_points", "wlan", SiteStatus::in_use);
    site.since = day("2021-09-01");
    return site;
}

/// Arneburg has two access points, one to come and one that is gone, and a data centre.
store::EditionContent content() {
    auto content = netzatlas::testing::tiny_content();
    content.indicators.push_back(counted("access_points_per_1000", 1));
    content.indicators.push_back(counted("access_points", 0));
    for (const auto& [region, number] :
         std::map<std::string, double>{{"15", 0.5}, {"15090", 0.3}, {"15090010", 10.0}}) {
        add_value(content, region, "access_points_per_1000", number);
        add_value(content, region, "access_points", number * 2);
    }
    using enum SiteStatus;
    content.sites = {point("W1", "access_points", "wlan", in_use),
                     point("W2", "access_points", "freifunk", in_use),
                     point("W3", "access_points", "wlan", planned),
                     point("W4", "access_points", "wlan", closed),
                     later("W5"),
                     point("R1", "data_centres", "data_centre", in_use)};
    const auto order = [](const store::StoredValue& row) {
        return std::tuple{row.indicator, row.reference_date, row.origin, row.region};
    };
    std::sort(content.values.begin(), content.values.end(),
              [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return content;
}

TEST(Wifi, IsAThemeOfItsOwnWithCountAndRate) {
    const World world{content()};
    const auto html = world.shown(of_region("15090010", "wlan"));
    EXPECT_THAT(html, AllOf(HasSubstr(">WLAN</a>"), HasSubstr("<strong>10,0</strong>"),
                            HasSubstr("9,7 mehr als im Landkreis Stendal"),
                            Not(HasSubstr("10,0\u202f%"))));
    auto request = of_region("15090010", "wlan");
    request.indicator = "access_points";
    EXPECT_THAT(world.shown(request),
                AllOf(HasSubstr("<strong>20</strong>"), Not(HasSubstr("Punkte mehr"))));
}

TEST(Wifi, ListsThePointsWithOperatorAndKindButNoneThatIsGone) {
    const World world{content()};
    const auto html = world.shown(of_region("15090010", "wlan"));
    EXPECT_THAT(html, AllOf(HasSubstr("In Betrieb: 2. Geplant: 2 (Stand Mitte 2021)."),
                            HasSubstr("Verein W1"), HasSubstr("Freifunk, Verein W2"),
                            HasSubstr("geplant"), Not(HasSubstr("Verein W4")),
                            Not(HasSubstr("Verein R1"))));
    EXPECT_THAT(world.shown(of_region("15003000", "wlan")),
                HasSubstr("Hier sind keine verzeichnet"));
}

TEST(Wifi, DataCentresStandUnderFixedBroadband) {
    const World world{content()};
    EXPECT_THAT(
        world.shown(of_region("15090010", "festnetz")),
        AllOf(HasSubstr("Rechenzentren"), HasSubstr("Verein R1"), Not(HasSubstr("Verein W1"))));
    EXPECT_THAT(world.shown(of_region("15003000", "festnetz")), Not(HasSubstr("Rechenzentren")));
}

TEST(Wifi, TheLegendCountsInItsOwnClasses) {
    const World world{content()};
    EXPECT_THAT(
        world.shown(of_region("15090010", "wlan")),
        AllOf(HasSubstr("ab 1,0"), HasSubstr("legend-points"), Not(HasSubstr("Anteil in %"))));
}

} // namespace
} // namespace netzatlas::pages
