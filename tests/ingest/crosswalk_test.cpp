#include "ingest/crosswalk.hpp"

#include "temporary_folder.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RegionKey key(const char* text) {
    return *RegionKey::of(text);
}

/// The rows given, under the header.
Crosswalk read(const std::string& rows) {
    const netzatlas::testing::TemporaryFolder folder;
    const auto crosswalk = read_crosswalk(folder.file(
        "crosswalk.csv", "from_key,to_key,valid_from,kind,share,households,source\n" + rows));
    EXPECT_TRUE(crosswalk) << crosswalk.error().message;
    return *crosswalk;
}

std::vector<std::string> rules_of(const Crosswalk& crosswalk) {
    std::vector<std::string> rules;
    for (const auto& finding : crosswalk.findings) {
        rules.push_back(finding.rule);
    }
    return rules;
}

std::vector<std::string> heirs(const Crosswalk& crosswalk, const char* of,
                               const std::vector<std::string>& known) {
    std::vector<std::string> found;
    for (const auto& heir : heirs_of(crosswalk, key(of), [&](const auto& candidate) {
             return std::find(known.begin(), known.end(), candidate.text()) != known.end();
         })) {
        found.push_back(heir.to.text() + " " + std::string{name_of(heir.kind)});
    }
    return found;
}

TEST(Crosswalk, ReadsWhatBecameOfAMunicipality) {
    const auto crosswalk = read("15000001,15000009,2023-01-01,merged,1,120,\"Law of 2022, § 1\"\n");

    ASSERT_EQ(crosswalk.crossings.size(), 1U);
    EXPECT_EQ(crosswalk.crossings[0].households, 120.0);
    EXPECT_EQ(crosswalk.crossings[0].source, "Law of 2022, § 1");
    EXPECT_THAT(rules_of(crosswalk), IsEmpty());
}

TEST(Crosswalk, FollowsKeysOverSeveralChanges) {
    const auto crosswalk = read("15000001,15000002,2020-01-01,renamed,1,,law\n"
                                "15000002,15000003,2021-01-01,merged,1,,law\n");

    EXPECT_THAT(heirs(crosswalk, "15000001", {"15000003"}), ElementsAre("15000003 merged"));
    EXPECT_THAT(heirs(crosswalk, "15000001", {"15000002"}), ElementsAre("15000002 renamed"));
    EXPECT_THAT(heirs(crosswalk, "15000007", {"15000003"}), IsEmpty());
}

TEST(Crosswalk, RefusesKeysThatLeadBackToThemselves) {
    const auto crosswalk = read("15000001,15000002,2020-01-01,renamed,1,,law\n"
                                "15000002,15000001,2021-01-01,renamed,1,,law\n");

    EXPECT_THAT(rules_of(crosswalk), ElementsAre("crosswalk_cycle", "crosswalk_cycle"));
    EXPECT_THAT(crosswalk.crossings, IsEmpty());
}

TEST(Crosswalk, TakesAMunicipalityThatKeptItsKeyForNoCircle) {
    EXPECT_THAT(rules_of(read("15000001,15000001,2020-01-01,merged,1,,law\n")), IsEmpty());
}

TEST(Crosswalk, WantsThePartsOfASplitToBeTheWhole) {
    EXPECT_THAT(rules_of(read("15000001,15000002,2020-01-01,split,0.4,,law\n"
                              "15000001,15000003,2020-01-01,split,0.6,,law\n")),
                IsEmpty());
    EXPECT_THAT(rules_of(read("15000001,15000002,2020-01-01,split,0.4,,law\n"
                              "15000001,15000003,2020-01-01,split,0.5,,law\n")),
                ElementsAre("crosswalk_shares"));
}

TEST(Crosswalk, NamesWhatIsNoKeyNoDayNoKindAndNoNumber) {
    EXPECT_THAT(rules_of(read("1500001,15000002,2020-01-01,merged,1,,law\n")),
                ElementsAre("key_without_leading_zero"));
    EXPECT_THAT(rules_of(read("15000001,15000002,1.1.2020,merged,1,,law\n")),
                ElementsAre("bad_date"));
    EXPECT_THAT(rules_of(read("15000001,15000002,2020-01-01,eaten,1,,law\n")),
                ElementsAre("unknown_kind"));
    EXPECT_THAT(rules_of(read("15000001,15000002,2020-01-01,merged,1.2,,law\n")),
                ElementsAre("bad_number"));
    EXPECT_THAT(rules_of(read("15000001,15000002,2020-01-01,merged,1,,\n")),
                ElementsAre("no_source"));
}

TEST(Crosswalk, OfThisRepositoryHasNoFlaw) {
    const auto crosswalk = read_crosswalk(std::filesystem::path{NETZATLAS_SOURCE_DIR} /
                                          "data/crosswalk/municipalities.csv");

    ASSERT_TRUE(crosswalk) << crosswalk.error().message;
    EXPECT_THAT(rules_of(*crosswalk), IsEmpty());
    EXPECT_THAT(heirs(*crosswalk, "16056000", {"16063105"}), ElementsAre("16063105 renamed"));
}

} // namespace
} // namespace netzatlas::ingest
