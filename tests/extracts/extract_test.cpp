#include "extracts/extract.hpp"

#include "edition_fixture.hpp"
#include "geo/vector_file.hpp"

#include <chrono>
#include <fstream>
#include <gmock/gmock.h>
#include <iterator>
#include <map>
#include <thread>

using namespace netzatlas;
using netzatlas::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

class Extract : public ::testing::Test {
protected:
    Extract() {
        auto folder = netzatlas::testing::write_tiny_edition(folder_.path());
        auto opened = store::Edition::open(folder);
        if (opened) {
            edition_ = *opened;
        }
    }
    void SetUp() override { ASSERT_NE(edition_, nullptr); }

    std::filesystem::path written(const std::string& region, const std::string& format,
                                  const std::string& stem = "extract") {
        auto file = folder_.path() / (stem + "." + format);
        const auto done = extracts::write_extract(*edition_, region, format, file);
        EXPECT_TRUE(done) << done.error().message;
        return file;
    }

    TemporaryFolder folder_;
    std::shared_ptr<const store::Edition> edition_;
};

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

using Rows = std::vector<std::map<std::string, std::string>>;

/// Every record as column -> text, NULL as "null".
Rows rows_of(const std::filesystem::path& file, const std::string& layer = "") {
    const auto opened = geo::VectorLayer::open(file, {layer, false});
    EXPECT_TRUE(opened) << opened.error().message;
    Rows rows;
    const auto read = opened->each([&](const geo::Record& record) -> Result<void> {
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < opened->fields().size(); ++i) {
            row[opened->fields()[i].name] = record.text(static_cast<int>(i)).value_or("null");
        }
        return {};
    });
    EXPECT_TRUE(read);
    return rows;
}

std::vector<std::string> column(const Rows& rows, const std::string& name) {
    std::vector<std::string> values;
    for (const auto& row : rows) {
        values.push_back(row.at(name));
    }
    return values;
}

TEST_F(Extract, HoldsTheRegionAndThoseBelow) {
    EXPECT_THAT(column(rows_of(written("15090", "gpkg"), "regions"), "key"),
                ElementsAre("15090", "150905051", "15090010", "15090180", "15090535"));
    EXPECT_THAT(column(rows_of(written("150905051", "gpkg"), "regions"), "key"),
                ElementsAre("150905051", "15090010", "15090180"));
    EXPECT_THAT(column(rows_of(written("15090010", "gpkg"), "regions"), "key"),
                ElementsAre("15090010"));
    EXPECT_EQ(rows_of(written("15", "gpkg"), "regions").size(), 8U);
}

TEST_F(Extract, PutsHeadlinesBesideTheirState) {
    const auto rows = rows_of(written("15090010", "gpkg"), "regions");

    EXPECT_EQ(rows[0].at("fibre_quota"), "0");
    EXPECT_EQ(rows[0].at("fibre_quota_state"), "value");
    EXPECT_EQ(rows[0].at("schools_online"), "null");
    EXPECT_EQ(rows[0].at("schools_online_state"), "not_applicable");
}

TEST_F(Extract, GivesCsvAsALongTableWithAllStates) {
    const auto text = bytes_of(written("15", "csv"));

    EXPECT_THAT(text, ::testing::StartsWith("key,level,name,indicator,title,reference_date,origin,"
                                            "state,value,low,high,unit,printed,counts,"));
    for (const char* state : {",value,", ",not_applicable,,", ",not_delivered,,", ",suppressed,,",
                              ",undecidable,,20,65.5,"}) {
        EXPECT_THAT(text, HasSubstr(state));
    }
}

TEST_F(Extract, KeepsValuesUnroundedAndPrintedOnesAsPrinted) {
    const auto text = bytes_of(written("15", "csv"));

    EXPECT_THAT(text, HasSubstr("16.31578947368421"));
    EXPECT_THAT(text, HasSubstr("\"50,5\""));
}

TEST_F(Extract, KeepsLeadingZerosOfKeysInEveryTable) {
    for (const char* format : {"csv", "xlsx"}) {
        const auto file = written("15003000", format);
        const auto rows = rows_of(file, std::string{format} == "xlsx" ? "values" : "");
        ASSERT_FALSE(rows.empty()) << format;
        EXPECT_EQ(rows[0].at("key"), "15003000") << format;
    }
}

TEST_F(Extract, NamesSourcesAndSaysDataWereChanged) {
    const auto about = rows_of(written("15", "gpkg"), "about");
    std::string all;
    for (const auto& row : about) {
        all += row.at("name") + "=" + row.at("value") + "\n";
    }

    EXPECT_THAT(all, HasSubstr("© GeoBasis-DE / BKG 2021 (Daten verändert)"));
    EXPECT_THAT(all, HasSubstr("Schulliste (Daten verändert)"));
    EXPECT_EQ(rows_of(written("15", "gpkg"), "sources").size(), 5U);
}

TEST_F(Extract, SaysDemoInEveryFormat) {
    for (const char* format : {"csv", "geojson"}) {
        EXPECT_THAT(bytes_of(written("15003000", format)), HasSubstr("Demo: erfundene Werte"));
    }
    EXPECT_EQ(rows_of(written("15003000", "fgb"))[0].at("note"),
              "Demo: erfundene Werte (invented values)");
    EXPECT_EQ(rows_of(written("15003000", "gpkg"), "about")[1].at("value"), "true");
}

TEST_F(Extract, ShowsNoCountThatTheEditionHides) { // D17
    auto content = netzatlas::testing::tiny_content();
    for (auto& row : content.values) {
        if (row.region == "15003000" && row.indicator == "gigabit_quota") {
            row.value = netzatlas::testing::tiny_share(98, 100);
            row.value.numerator.reset();
            row.counts = CountsShown::suppressed;
        }
    }
    const TemporaryFolder other;
    const auto edition =
        store::Edition::open(netzatlas::testing::write_tiny_edition(other.path(), content));
    ASSERT_TRUE(edition);
    ASSERT_TRUE(extracts::write_extract(**edition, "15003000", "csv", other.path() / "a.csv"));

    EXPECT_THAT(bytes_of(other.path() / "a.csv"),
                HasSubstr(",98,,,%,,suppressed,,100,0,,households,"));
}

TEST_F(Extract, PutsSchoolsWhereTheyStandWithTheirStage) {
    const auto schools = rows_of(written("15003", "gpkg"), "schools");
    ASSERT_EQ(schools.size(), 2U);
    EXPECT_EQ(schools[0].at("stage"), "online");
    EXPECT_EQ(schools[0].at("since"), "2021-03-01");
    EXPECT_EQ(schools[1].at("stage"), "works_finished");
}

TEST_F(Extract, ComesInDegreesAsGeoJson) {
    const auto text = bytes_of(written("15003000", "geojson"));

    EXPECT_THAT(text, HasSubstr("11.5"));
    EXPECT_THAT(text, HasSubstr("52.1"));
    EXPECT_THAT(text, ::testing::Not(HasSubstr("676000")));
}

TEST_F(Extract, IsTheSameBytesTwice) {
    for (const char* format : {"gpkg", "csv", "geojson", "fgb", "xlsx"}) {
        written("15", format, "first");
    }
    // clocks inside files count in steps of two seconds
    std::this_thread::sleep_for(std::chrono::milliseconds{2100});
    for (const char* format : {"gpkg", "csv", "geojson", "fgb", "xlsx"}) {
        const auto first = bytes_of(folder_.path() / (std::string{"first."} + format));
        EXPECT_FALSE(first.empty()) << format;
        EXPECT_TRUE(first == bytes_of(written("15", format, "second"))) << format;
    }
}

TEST_F(Extract, KnowsNoOtherRegionOrFormat) {
    const auto file = folder_.path() / "none";

    EXPECT_EQ(extracts::write_extract(*edition_, "99", "csv", file).error().code,
              ErrorCode::not_found);
    EXPECT_EQ(extracts::write_extract(*edition_, "15", "pdf", file).error().code,
              ErrorCode::not_found);
    EXPECT_FALSE(std::filesystem::exists(file));
}

} // namespace
