#include "edition/build.hpp"

#include "edition_fixture.hpp"
#include "real_data.hpp"
#include "store/edition.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::real_data;
using netzatlas::testing::TemporaryFolder;

/// The edition of the publishers' own files, built once for all tests here.
class RealBuild : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!std::filesystem::exists(real_data("boundaries"))) {
            return;
        }
        const std::filesystem::path data = std::filesystem::path{NETZATLAS_SOURCE_DIR} / "data";
        folder_ = std::make_unique<TemporaryFolder>();
        const auto built = build_edition({data / "projects/sachsen-anhalt-2021.toml",
                                          folder_->path() / "editions",
                                          data,
                                          real_data(""),
                                          {}});
        ASSERT_TRUE(built) << built.error().message;
        edition_ = *store::Edition::open(built->folder);
    }
    static void TearDownTestSuite() {
        edition_.reset();
        folder_.reset();
    }
    void SetUp() override { NETZATLAS_NEEDS_REAL(real_data("boundaries")); }

    static const store::Edition& edition() { return *edition_; }
    static std::size_t count(RegionLevel level) {
        const auto& regions = edition().content().regions;
        return static_cast<std::size_t>(
            std::count_if(regions.begin(), regions.end(), [level](const auto& stored) {
                return stored.region.key.level() == level;
            }));
    }
    static const store::StoredValue* row(const std::string& region, const std::string& indicator,
                                         Origin origin) {
        for (const auto* value : edition().values(region, indicator)) {
            if (value->origin == origin && value->reference_date.iso() == "2021-06-30") {
                return value;
            }
        }
        return nullptr;
    }

private:
    static inline std::unique_ptr<TemporaryFolder> folder_;
    static inline std::shared_ptr<const store::Edition> edition_;
};

TEST_F(RealBuild, HoldsEveryRegionOfTheState) { // sources.md 1
    EXPECT_EQ(count(RegionLevel::state), 1U);
    EXPECT_EQ(count(RegionLevel::county), 14U);
    EXPECT_EQ(count(RegionLevel::association), 18U);
    EXPECT_EQ(count(RegionLevel::municipality), 218U);
    EXPECT_EQ(edition().region("15")->region.population, 2186643); // GV100AD 30.11.2023
}

TEST_F(RealBuild, KeepsTheStatesFiguresAsPrinted) { // definitions.md, worked figures
    EXPECT_EQ(row("15", "gigabit_quota", Origin::published)->value.printed, "25.96");
    EXPECT_EQ(row("15", "fixed_hh_alle_50", Origin::published)->value.printed, "90.23");
    EXPECT_EQ(edition().newest("15", "gigabit_quota")->value.printed, "25.96");
}

TEST_F(RealBuild, EstimatesTheStateFromMunicipalShares) { // definitions.md, worked figures
    const auto* gigabit = row("15", "gigabit_quota", Origin::computed);
    const auto* wired_50 = row("15", "fixed_hh_alle_50", Origin::computed);

    ASSERT_NE(gigabit, nullptr);
    EXPECT_NEAR(*gigabit->value.value, 25.87, 0.02);
    EXPECT_NEAR(*wired_50->value.value, 90.13, 0.02);
    EXPECT_TRUE(gigabit->estimated);
    EXPECT_NE(edition().source(gigabit->source)->title.find("Geschätzt"), std::string::npos);
}

TEST_F(RealBuild, EstimatesAssociationsThatNobodyPrints) {
    const auto* figure = edition().newest("150905051", "gigabit_quota");

    ASSERT_NE(figure, nullptr);
    EXPECT_TRUE(figure->estimated);
    EXPECT_EQ(figure->value.state, ValueState::value);
}

TEST_F(RealBuild, TellsAbsentBusinessParksFromZero) { // sources.md 2.5: 8 rows absent
    const auto rows = edition().newest_of_level("fixed_gwg_alle_1000", RegionLevel::municipality);
    const auto absent = std::count_if(rows.begin(), rows.end(), [](const auto* value) {
        return value->value.state == ValueState::not_applicable;
    });

    EXPECT_EQ(rows.size(), 218U);
    EXPECT_EQ(absent, 8);
    EXPECT_EQ(edition().newest("15083580", "fixed_gwg_alle_1000")->value.value, 0.0);
}

} // namespace
} // namespace netzatlas::edition
