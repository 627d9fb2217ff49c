#include "edition/extract_counts.hpp"
#include "edition_fixture.hpp"
#include "geo/vector_file.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

namespace fs = std::filesystem;

/// An edition of one row whose numerator is hidden, and a folder for an extract that tells it.
class CountsInExtracts : public ::testing::TestWithParam<std::pair<const char*, const char*>> {
protected:
    CountsInExtracts() {
        folder_ =
            fs::path{::testing::TempDir()} / fmt::format("extract_counts_{}", GetParam().second);
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "extracts");
        IndicatorValue value;
        value.state = ValueState::value;
        value.value = 10.0;
        value.denominator = 20;
        content_.values = {{"15090010", "gigabit_quota", netzatlas::testing::day("2021-06-30"),
                            Origin::computed, "cells", value, false}};
    }
    ~CountsInExtracts() override { fs::remove_all(folder_); }

    void write(const std::optional<std::string>& numerator, const char* share) const {
        using enum geo::FieldType;
        auto file = geo::VectorWriter::create(folder_ / "extracts" / GetParam().second,
                                              GetParam().first, "2021-06-30T00:00:00Z");
        ASSERT_TRUE(file) << file.error().message;
        ASSERT_TRUE(file->add_layer({"values",
                                     {{"key", text},
                                      {"indicator", text},
                                      {"reference_date", date},
                                      {"origin", text},
                                      {"source", text},
                                      {"numerator", real},
                                      {"denominator", real},
                                      {"missing", real},
                                      {"value", real},
                                      {"low", real},
                                      {"high", real}},
                                     geo::GeometryType::none}));
        ASSERT_TRUE(file->add({{"15090010",
                                "gigabit_quota",
                                "2021-06-30",
                                "computed",
                                "cells",
                                numerator,
                                "20",
                                {},
                                share,
                                {},
                                {}},
                               {}}));
        ASSERT_TRUE(file->close());
    }
    ExtractCounts counts() const { return different_extract_counts(folder_, content_); }

    fs::path folder_;
    store::EditionContent content_ = netzatlas::testing::tiny_content();
};

TEST_P(CountsInExtracts, AreFineWhereTheDatabaseSaysTheSame) {
    write({}, "10");

    EXPECT_EQ(counts().counts, 1U);
    EXPECT_EQ(counts().different, std::vector<std::string>{});
}

TEST_P(CountsInExtracts, AreFoundWhereTheDatabaseHidesThem) {
    write("2", "10");

    ASSERT_EQ(counts().different.size(), 1U);
    EXPECT_EQ(
        counts().different.front(),
        fmt::format("extracts/{}:1: numerator is '2', the database says ''", GetParam().second));
}

TEST_P(CountsInExtracts, AreFoundInAShareOfMoreDigits) { // 10.05 % of 20 is 2.01
    write({}, "10.05");

    EXPECT_EQ(counts().different.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Forms, CountsInExtracts, ::testing::Values(std::pair{"GPKG", "15.gpkg"}));

} // namespace
} // namespace netzatlas::edition
