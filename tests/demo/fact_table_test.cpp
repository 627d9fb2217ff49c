#include "demo/fact_table.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace netzatlas::demo {
namespace {

std::filesystem::path written(const std::string& name, const std::string& text) {
    const auto file = std::filesystem::path{testing::TempDir()} / name;
    std::ofstream{file} << text;
    return file;
}

TEST(FactTable, ReadsPercentWithoutRounding) {
    const auto table = FactTable::read(written("percent.csv", "ags;wired_10\n15090010;98.07\n"));

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->hundredths(0, "wired_10").value_or(-1), 9807);
}

TEST(FactTable, NamesFileRowAndValueOfAWrongNumber) {
    const auto table = FactTable::read(written("wrong.csv", "ags;wired_10\n15090010;98,07\n"));

    const auto value = table->hundredths(0, "wired_10");

    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().message, "wrong.csv:2: '98,07' is no value for wired_10");
}

TEST(FactTable, RefusesARowOfAnotherLength) {
    const auto table = FactTable::read(written("short.csv", "ags;name\n15090010\n"));

    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, ErrorCode::bad_source);
    EXPECT_EQ(table.error().message, "short.csv:2: 1 columns instead of 2");
}

} // namespace
} // namespace netzatlas::demo
