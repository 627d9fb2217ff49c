#include "terms/site.hpp"

#include <gtest/gtest.h>

namespace netzatlas {
namespace {

// D12: nested facts with dates.
TEST(SchoolSite, StageIsTheHighestReachedByThatDay) {
    const SchoolSite site{"1",
                          "",
                          "",
                          "",
                          "",
                          *RegionKey::of("15003000"),
                          {},
                          {{SchoolStage::planned, *Date::of("2019-01-01")},
                           {SchoolStage::online, *Date::of("2022-05-01")}}};
    EXPECT_EQ(stage_at(site, *Date::of("2021-06-30")), SchoolStage::planned);
    EXPECT_EQ(stage_at(site, *Date::of("2022-05-01")), SchoolStage::online);
    EXPECT_FALSE(stage_at(site, *Date::of("2018-12-31")));
}

TEST(SchoolStage, SpellingsReadBack) {
    for (const auto stage : {SchoolStage::planned, SchoolStage::works_finished, SchoolStage::online,
                             SchoolStage::left}) {
        EXPECT_EQ(school_stage(name_of(stage)), stage);
    }
    EXPECT_FALSE(school_stage("soon"));
}

} // namespace
} // namespace netzatlas
