#include "edition/verify_extracts.hpp"

#include "edition_fixture.hpp"
#include "extracts/extract.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

namespace fs = std::filesystem;

/// Extracts written from one content, held against another.
class ExtractsOfAnother : public ::testing::Test {
protected:
    static std::shared_ptr<const store::Edition> edition(const fs::path& folder,
                                                         store::EditionContent content) {
        return *store::Edition::unpublished(folder, std::move(content));
    }
    std::vector<std::string> differences(const store::EditionContent& database) const {
        const auto written = edition(folder_.path(), written_);
        fs::create_directories(folder_.path() / "extracts");
        for (const auto& stored : written_.regions) {
            for (const std::string form : {"csv", "gpkg"}) {
                const auto key = stored.region.key.text();
                if (stored.region.key.level() != RegionLevel::municipality) {
                    netzatlas::testing::must(extracts::write_extract(
                        *written, key, form, folder_.path() / "extracts" / (key + "." + form)));
                }
            }
        }
        return verify_extracts(*edition(folder_.path(), database)).differences;
    }
    static bool any_is(const std::vector<std::string>& lines, const std::string& wanted) {
        return std::find(lines.begin(), lines.end(), wanted) != lines.end();
    }

    store::EditionContent written_ = netzatlas::testing::tiny_content();
    netzatlas::testing::TemporaryFolder folder_;
};

TEST_F(ExtractsOfAnother, AreFineWhereTheDatabaseSaysTheSame) {
    EXPECT_EQ(differences(written_), std::vector<std::string>{});
}

TEST_F(ExtractsOfAnother, AreFoundWhereTheDatabaseHidesACount) { // D17
    auto database = written_;
    const auto row = std::find_if(database.values.begin(), database.values.end(),
                                  [](const auto& value) { return value.value.numerator; });
    const auto count = fmt::format("{}", *row->value.numerator);
    row->value.numerator.reset();
    const auto lines = differences(database);

    for (const std::string form : {"csv", "gpkg"}) {
        EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
            return line.starts_with("extracts/15." + form + ": values: row ") &&
                   line.ends_with("numerator is '" + count + "', the database says ''");
        })) << form;
    }
}

TEST_F(ExtractsOfAnother, AreFoundInAShareOfMoreDigits) {
    auto database = written_;
    const auto row = std::find_if(database.values.begin(), database.values.end(),
                                  [](const auto& value) { return value.value.value; });
    *row->value.value += 1e-9;

    EXPECT_FALSE(differences(database).empty());
}

TEST_F(ExtractsOfAnother, AreFoundWhereTheyLackTheLastRows) {
    auto database = written_;
    auto region = database.regions.back();
    region.region.name = "a municipality more";
    region.region.key = *RegionKey::of("15090999");
    database.regions.push_back(region);

    EXPECT_TRUE(
        any_is(differences(database), "extracts/15.gpkg: regions: the table ends before 15090999"));
}

TEST_F(ExtractsOfAnother, AreFoundWhereNoRegionHasThem) {
    fs::create_directories(folder_.path() / "extracts");
    std::ofstream{folder_.path() / "extracts" / "14.csv"} << "x\n";

    EXPECT_TRUE(any_is(differences(written_), "extracts/14.csv: is of no region"));
}

} // namespace
} // namespace netzatlas::edition
