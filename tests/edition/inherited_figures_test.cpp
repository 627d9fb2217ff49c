#include "edition/inherited_figures.hpp"

#include "edition/published_figures.hpp"
#include "edition_fixture.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using ingest::CrossingKind;
using netzatlas::testing::day;
using netzatlas::testing::key;

/// A written example: Alt (15090901, 100 households) and Neudorf (15090902, 300) merged into
/// Goldbeck (15090180), which keeps its key and its 600; the table is older than that.
class Inheritance : public ::testing::Test {
protected:
    Inheritance() {
        from.source.id = "tabelle";
        from.source.file = "tabelle.csv";
        from.source.reference_date = day("2021-06-30");
        from.use = "households";
        from.table.figures = {share("15003000", 50), share("15090180", 10), share("15090901", 90),
                              share("15090902", 30)};
        add("15090901", "15090180", CrossingKind::merged, 100);
        add("15090902", "15090180", CrossingKind::merged, 300);
        add("15090180", "15090180", CrossingKind::merged, 600);
    }
    static ingest::PublishedFigure share(const std::string& region, double percent) {
        return {key(region), "fixed_hh_alle_50", percent, fmt::format("{:.2f}", percent), 7};
    }
    void add(const std::string& old, const std::string& now, CrossingKind kind,
             std::optional<double> households) {
        crosswalk.crossings.push_back(
            {key(old), key(now), day("2022-01-01"), kind, 1.0, households, "law", 2});
    }
    std::vector<store::StoredValue> values() {
        Gathered gathered;
        gathered.tables.push_back(from);
        Catalogue catalogue = *read_catalogue(std::filesystem::path{NETZATLAS_SOURCE_DIR} / "data");
        catalogue.crosswalk = crosswalk;
        return *published_figures(gathered, nested(netzatlas::testing::tiny_regions()), catalogue,
                                  findings);
    }
    store::StoredValue value_of(const std::string& region) {
        const auto all = values();
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const auto& row) { return row.region == region; });
        return found == all.end()
                   ? store::StoredValue{"none", "", day("2021-06-30"), {}, "", {}, {}}
                   : *found;
    }

    TableFrom from;
    ingest::Crosswalk crosswalk;
    std::vector<Finding> findings;
};

TEST_F(Inheritance, AddsNumeratorsAndDenominatorsOfMergedMunicipalities) { // D1
    const auto row = value_of("15090180");

    // by hand: (600·10 + 100·90 + 300·30) / 1000 = 24 %; the plain mean would be 43.3 %
    EXPECT_DOUBLE_EQ(*row.value.value, 24);
    EXPECT_DOUBLE_EQ(*row.value.numerator, 240);
    EXPECT_DOUBLE_EQ(*row.value.denominator, 1000);
    EXPECT_TRUE(row.estimated); // D17
    EXPECT_TRUE(row.value.printed.empty());
    EXPECT_EQ(findings.front().rule, "merged_by_households");
}

TEST_F(Inheritance, NeverAveragesSharesWithoutHouseholds) { // D1
    crosswalk.crossings[1].households.reset();
    const auto row = value_of("15090180");

    EXPECT_EQ(row.value.state, ValueState::not_delivered);
    EXPECT_FALSE(row.estimated);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "merged_without_weights");
    EXPECT_EQ(findings[0].value, "15090180");
}

TEST_F(Inheritance, WantsAFigureOfEveryPart) {
    from.table.figures.pop_back();

    EXPECT_EQ(value_of("15090180").value.state, ValueState::not_delivered);
}

TEST_F(Inheritance, LetsUninhabitedGroundWeighNothing) { // D16: an all-zero row
    from.table.figures.pop_back();
    from.table.not_applicable = {key("15090902")};

    EXPECT_NEAR(*value_of("15090180").value.value, (600 * 10 + 100 * 90) / 700.0, 1e-12);
}

TEST_F(Inheritance, KeepsAPrintedFigureUnderARenamedKey) {
    crosswalk.crossings.clear();
    add("15090901", "15090010", CrossingKind::renamed, {});
    from.table.figures.pop_back();
    const auto row = value_of("15090010");

    EXPECT_EQ(row.value.printed, "90.00");
    EXPECT_FALSE(row.estimated);
    EXPECT_EQ(findings.front().rule, "renamed_key");
}

TEST_F(Inheritance, SaysNothingOfThePartsOfASplitMunicipality) {
    crosswalk.crossings.clear();
    add("15090901", "15090010", CrossingKind::split, {});
    add("15090901", "15090535", CrossingKind::split, {});
    from.table.figures.pop_back();

    EXPECT_EQ(value_of("15090010").value.state, ValueState::not_delivered);
    EXPECT_EQ(value_of("15090535").value.state, ValueState::not_delivered);
}

TEST_F(Inheritance, LeavesAYoungTableAlone) {
    from.table.figures = {share("15003000", 50), share("15090180", 24)};

    EXPECT_EQ(value_of("15090180").value.printed, "24.00");
    EXPECT_TRUE(findings.empty());
}

TEST_F(Inheritance, StoresAnAllZeroRowAsNotApplicable) { // D16
    from.table.figures = {share("15003000", 50)};
    from.table.not_applicable = {key("15090180")};

    EXPECT_EQ(value_of("15090180").value.state, ValueState::not_applicable);
}

} // namespace
} // namespace netzatlas::edition
