#include "ingest/encoding.hpp"

#include "ingest/written_file.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::rules_of;

std::vector<Finding> of(std::string_view text) {
    return encoding_findings_of(text, "x.csv", 1);
}

TEST(Encoding, CleanTextHasNoFinding) {
    EXPECT_TRUE(of("AGS;Name\n15081135;Gardelegen, Börde – „Straße“ ≥ 50\n").empty());
    EXPECT_TRUE(of("AGS;Name\r\n15081135;x\r\n").empty());
    EXPECT_TRUE(of("").empty());
}

TEST(Encoding, Latin1IsNamedWithItsRowAndReadableValue) {
    const auto findings = of("AGS;Name\n15083;x\n15085;Land B\xF6rde;7\n");

    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "not_utf8");
    EXPECT_EQ(findings[0].severity, Severity::error);
    EXPECT_EQ(findings[0].row, 2);
    EXPECT_EQ(findings[0].value, "Land Börde");
    EXPECT_NE(findings[0].meaning.find("F6"), std::string::npos);
}

TEST(Encoding, ALatin1LetterAtTheVeryEndIsFound) {
    const auto findings = of("AGS;Name\n15085;Gro\xDF");

    ASSERT_EQ(rules_of(findings), "not_utf8");
    EXPECT_EQ(findings[0].value, "Groß");
}

TEST(Encoding, AHeaderInLatin1IsTheHeader) {
    const auto findings = of("AGS;Verf\xFCgbarkeit\n");

    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].row, 0);
    EXPECT_EQ(findings[0].column, "header");
}

TEST(Encoding, DoubleEncodedUmlautsAreFound) {
    const auto findings = of("AGS;Name\n1;KÃ¶then\n2;GroÃŸ\n3;Ã„nderung\n4;a â€“ b\n");

    ASSERT_EQ(findings.size(), 4U);
    EXPECT_EQ(rules_of(findings), "mojibake");
    EXPECT_EQ(findings[0].value, "KÃ¶then");
}

TEST(Encoding, ALostLetterIsFound) {
    const auto findings = of("AGS;Name\n1;K\xEF\xBF\xBDthen\n");

    ASSERT_EQ(rules_of(findings), "replacement_character");
    EXPECT_EQ(findings[0].row, 1);
}

TEST(Encoding, AMarkAtTheStartIsANoteAndWithinTheTextAWarning) {
    const auto findings = of("\xEF\xBB\xBF"
                             "AGS\n1\n\xEF\xBB\xBF"
                             "AGS\n");

    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].severity, Severity::note);
    EXPECT_EQ(findings[1].severity, Severity::warning);
    EXPECT_EQ(findings[1].row, 2);
}

TEST(Encoding, TwoKindsOfLineEndsAreCounted) {
    const auto findings = of("AGS\r\n1\n2\r\n");

    ASSERT_EQ(rules_of(findings), "mixed_line_ends");
    EXPECT_EQ(findings[0].value, "2 of 3 lines");
}

TEST(Encoding, CountsRowsOverManyMegabytes) {
    const netzatlas::testing::Folder folder;
    std::string text = "id,lte\n";
    for (int row = 1; row <= 300'000; ++row) {
        text += row == 299'999 ? "B\xF6rde,4\n" : "100mN52682E3982,4\n";
    }

    const auto findings = encoding_findings(folder.write("big.csv", text));

    ASSERT_TRUE(findings) << findings.error().message;
    ASSERT_EQ(findings->size(), 1U);
    EXPECT_EQ(findings->front().row, 299'999);
    EXPECT_EQ(findings->front().value, "Börde");
}

TEST(Encoding, Utf16IsToldOnce) {
    const auto findings = of(std::string_view{"\xFF\xFE"
                                              "A\0G\0S\0\n\0"
                                              "1\0",
                                              12});

    ASSERT_EQ(findings.size(), 1U);
    EXPECT_NE(findings[0].meaning.find("UTF-16"), std::string::npos);
}

} // namespace
} // namespace netzatlas::ingest
