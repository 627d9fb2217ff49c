#include "ingest/decimal_signs.hpp"

#include <gtest/gtest.h>
#include <initializer_list>

namespace netzatlas::ingest {
namespace {

std::vector<Finding> findings_of_numbers(std::initializer_list<std::string_view> texts) {
    DecimalSigns signs;
    std::int64_t row = 0;
    for (const auto text : texts) {
        EXPECT_TRUE(signs.number({++row, "DSL ≥ 50 Mbit/s"}, text)) << text;
    }
    FindingLog log{"privat.csv"};
    signs.report(log);
    return log.take();
}

TEST(DecimalSigns, SayNothingOfAFileWithOneSign) {
    EXPECT_TRUE(findings_of_numbers({"98,5", "0", "1,234", "100"}).empty());
    EXPECT_TRUE(findings_of_numbers({"98.5", "12.345", "1.5e-05"}).empty());
}

TEST(DecimalSigns, WarnOfTheNumberWithTheRarerSign) {
    const auto found = findings_of_numbers({"97.10", "98,5", "96.00"});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rule, "mixed_decimal_signs");
    EXPECT_EQ(found[0].severity, Severity::warning);
    EXPECT_EQ(found[0].file, "privat.csv");
    EXPECT_EQ(found[0].row, 2);
    EXPECT_EQ(found[0].column, "DSL ≥ 50 Mbit/s");
    EXPECT_EQ(found[0].value, "98,5");
    EXPECT_EQ(found[0].meaning, "a decimal comma, 2 others of this file a point");
    EXPECT_EQ(found[0].action, "read as 98.5");
    EXPECT_EQ(findings_of_numbers({"97,10", "98.5", "96,00"}).at(0).value, "98.5");
}

/// "1,234" among points is 1.234 or 1234; "0,234" can only be a fraction.
TEST(DecimalSigns, AreAnErrorWhereItMayBeThousands) {
    const auto found = findings_of_numbers({"97.10", "1,234", "96.00", "0,234"});

    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].value, "1,234");
    EXPECT_EQ(found[0].severity, Severity::error);
    EXPECT_EQ(found[1].value, "0,234");
    EXPECT_EQ(found[1].severity, Severity::warning);
}

TEST(DecimalSigns, KnowWhatMayBeThousands) {
    for (const auto* text : {"1,234", "12.000", "999.999", "-1.234", " 1,234 "}) {
        EXPECT_TRUE(may_be_thousands(text)) << text;
    }
    for (const auto* text :
         {"0,234", "1234,567", "1,23", "1,2345", "1.234,5", ",234", "1234", "", "1e,234", "3.0"}) {
        EXPECT_FALSE(may_be_thousands(text)) << text;
    }
}

} // namespace
} // namespace netzatlas::ingest
