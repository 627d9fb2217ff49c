#include "stats/stats.hpp"

#include "stats_world.hpp"

using namespace netzatlas;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

class Search : public netzatlas::testing::TinyEdition {
protected:
    std::vector<std::string> keys(const std::string& text, int limit = 10) {
        std::vector<std::string> found;
        for (const auto* region : stats::search(edition(), text, limit)) {
            found.push_back(region->region.key.text());
        }
        return found;
    }
};

TEST_F(Search, FindsACountyFreeCityOnceAsMunicipality) {
    EXPECT_THAT(keys("Magdeburg"), ElementsAre("15003000"));
}

TEST_F(Search, PutsTheLargerPlaceFirst) {
    EXPECT_THAT(keys("stendal"), ElementsAre("15090", "15090535"));
}

TEST_F(Search, PutsTheWholeNameBeforeItsBeginning) {
    EXPECT_THAT(keys("Arneburg"), ElementsAre("15090010", "150905051"));
}

TEST_F(Search, FindsBeginningsOfNamesAndWords) {
    EXPECT_THAT(keys("gold"), ElementsAre("15090180", "150905051"));
    EXPECT_THAT(keys("anh sach"), ElementsAre("15"));
}

TEST_F(Search, FindsPostcodesAndKeys) {
    EXPECT_THAT(keys("39596"), ElementsAre("15090010"));
    EXPECT_THAT(keys("395"), ElementsAre("15090010"));
    EXPECT_THAT(keys("15090180"), ElementsAre("15090180"));
    EXPECT_THAT(keys("150905051180"), ElementsAre("15090180"));
}

TEST_F(Search, ForgivesOneSlip) {
    EXPECT_THAT(keys("Magdebrug"), ElementsAre("15003000"));
    EXPECT_THAT(keys("Goldbek"), ElementsAre("15090180", "150905051"));
}

TEST_F(Search, UnderstandsTheKindBeforeAName) {
    EXPECT_THAT(keys("Verbandsgemeinde Arneburg-Goldbeck"), ElementsAre("150905051"));
    EXPECT_THAT(keys("VG Arneburg"), ElementsAre("150905051"));
    EXPECT_THAT(keys("Landkreis Stendal"), ElementsAre("15090"));
    EXPECT_THAT(keys("Stadt Stendal"), ElementsAre("15090535"));
    EXPECT_THAT(keys("Stadt Magdebrug"), ElementsAre("15003000"));
}

TEST_F(Search, TakesAKindAloneEvenHalfTypedForAllOfIt) {
    EXPECT_THAT(keys("Landkreis"), ElementsAre("15090"));
    EXPECT_THAT(keys("landkr"), ElementsAre("15090"));
    EXPECT_THAT(keys("Verbandsgem"), ElementsAre("150905051"));
    EXPECT_THAT(keys("lk"), ElementsAre("15090"));
    EXPECT_THAT(keys("lan"), IsEmpty()); // three letters begin too much
}

TEST_F(Search, FindsNothingWhereNothingIs) {
    EXPECT_THAT(keys(""), IsEmpty());
    EXPECT_THAT(keys("  "), IsEmpty());
    EXPECT_THAT(keys("Timbuktu"), IsEmpty());
    EXPECT_THAT(keys("1"), IsEmpty());
    EXPECT_THAT(keys(std::string(5000, 'a')), IsEmpty());
}

TEST_F(Search, StopsAtTheLimit) {
    EXPECT_THAT(keys("stendal", 1), ElementsAre("15090"));
}

TEST_F(Search, SaysWhereAHitLies) {
    const auto hit = parsed(stats::search_json(edition(), "Arneburg", 1)).at("results").at(0);

    EXPECT_EQ(hit.at("path"), "/gemeinde/15090010");
    EXPECT_EQ(hit.at("county_name"), "Stendal");
    EXPECT_EQ(hit.at("id"), 15090010);
    EXPECT_NEAR(hit.at("bounds").at(0).get<double>(), 11.572, 0.01);
    EXPECT_LT(hit.at("bounds").at(1).get<double>(), hit.at("bounds").at(3).get<double>());
}

} // namespace
