#include "geo/csv_rows.hpp"
#include "geo/vector_file.hpp"
#include "temporary_folder.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <zlib.h>

namespace netzatlas::geo {
namespace {

using testing::cut_short;
using testing::TemporaryFolder;
using Table = std::vector<std::vector<std::string>>;

/// Gives a text in pieces of a few bytes, so that rows cross their ends.
class Pieces : public ByteSource {
public:
    Pieces(std::string text, std::size_t piece) : text_{std::move(text)}, piece_{piece} {}
    Result<std::size_t> read(std::span<char> into) override {
        const auto size = std::min({piece_, into.size(), text_.size() - at_});
        std::copy_n(text_.begin() + static_cast<std::ptrdiff_t>(at_), size, into.begin());
        at_ += size;
        return size;
    }

private:
    std::string text_;
    std::size_t piece_;
    std::size_t at_ = 0;
};

Result<Table> table_of(const std::string& text, std::size_t piece = 1000) {
    CsvRows rows{std::make_unique<Pieces>(text, piece), "x.csv"};
    Table table;
    while (true) {
        const auto more = rows.next();
        if (!more) {
            return fail(more.error());
        }
        if (!*more) {
            return table;
        }
        table.emplace_back(rows.cells().begin(), rows.cells().end());
    }
}

TEST(CsvRows, FindsEveryDelimiter) {
    const Table expected{{"a", "b"}, {"1", "2"}};
    EXPECT_EQ(table_of("a,b\n1,2\n"), expected);
    EXPECT_EQ(table_of("a;b\n1;2\n"), expected);
    EXPECT_EQ(table_of("a\tb\n1\t2\n"), expected);
    EXPECT_EQ(table_of("a|b\n1|2\n"), expected);
}

TEST(CsvRows, DecimalCommasDoNotMakeACommaTable) {
    EXPECT_EQ(table_of("AGS;a\n15;1,5\n"), (Table{{"AGS", "a"}, {"15", "1,5"}}));
}

TEST(CsvRows, QuotesMayHoldDelimitersQuotesAndLineEnds) {
    EXPECT_EQ(table_of("a,b\n\"x, \"\"y\"\"\n z\",2\n"),
              (Table{{"a", "b"}, {"x, \"y\"\n z", "2"}}));
}

TEST(CsvRows, QuotesInsidePlainCellsAreCharacters) {
    EXPECT_EQ(table_of("a;b\nUniklinik \"Haus 60a\";1\n"),
              (Table{{"a", "b"}, {"Uniklinik \"Haus 60a\"", "1"}}));
    EXPECT_EQ(table_of("a;b\n\"Haus\" 60a;1\n"), (Table{{"a", "b"}, {"\"Haus\" 60a", "1"}}));
}

TEST(CsvRows, ByteOrderMarkAndCarriageReturnsAreNoContent) {
    EXPECT_EQ(table_of("\xEF\xBB\xBF"
                       "a,\"b\"\r\n1,\"2\"\r\n"),
              (Table{{"a", "b"}, {"1", "2"}}));
}

TEST(CsvRows, ALoneCarriageReturnEndsNoRow) {
    EXPECT_EQ(table_of("a;b\n\"1\"\rx;2\n"), (Table{{"a", "b"}, {"\"1\"\rx", "2"}}));
}

TEST(CsvRows, BlankLinesAreSkippedAndCounted) {
    CsvRows rows{std::make_unique<Pieces>("a,b\n\n\r\n1,2", 3), "x.csv"};
    ASSERT_EQ(rows.next(), true);
    ASSERT_EQ(rows.next(), true);

    EXPECT_EQ(rows.line(), 4);
    EXPECT_FALSE(rows.closed());
    EXPECT_EQ(rows.next(), false);
}

TEST(CsvRows, EmptyCellsStay) {
    EXPECT_EQ(table_of("a,b,c\n,,\n"), (Table{{"a", "b", "c"}, {"", "", ""}}));
}

TEST(CsvRows, NoBytesNoRows) {
    EXPECT_EQ(table_of(""), Table{});
}

TEST(CsvRows, OtherEncodingsAreErrorsThatNameTheLine) {
    const auto latin = table_of("a,b\nK\xF6then,1\n");
    ASSERT_FALSE(latin);
    EXPECT_EQ(latin.error().message,
              "x.csv:2: bytes that are no UTF-8: convert the file to UTF-8 first");
    EXPECT_FALSE(table_of(std::string{"\xFF\xFE"
                                      "a\0,\0",
                                      6}));
}

TEST(CsvRows, AQuoteNeverClosedIsAnErrorThatNamesTheLine) {
    const auto table = table_of("a,b\n1,2\n\"3,4\n5,6\n");

    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().message, "x.csv:3: a quote is opened in this row and never closed");
}

RC_GTEST_PROP(CsvRows, WhereThePiecesEndMakesNoDifference, ()) {
    const auto text = *rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r'));
    const auto piece = *rc::gen::inRange<std::size_t>(1, 5);

    const bool same = table_of(text, piece) == table_of(text);
    RC_ASSERT(same);
}

TEST(Csv, ValuesStayAsPrinted) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(folder.file("x.csv", "AGS,a\n01001000,0.10\n,\n"));
    ASSERT_TRUE(layer) << layer.error().message;
    std::vector<std::optional<std::string>> seen;

    const auto read = layer->each([&](const Record& record) -> Result<void> {
        seen.push_back(record.text(0));
        seen.push_back(record.text(1));
        return {};
    });

    EXPECT_TRUE(read);
    EXPECT_EQ(seen, (std::vector<std::optional<std::string>>{"01001000", "0.10", {}, {}}));
    EXPECT_EQ(layer->layer_name(), "x");
    EXPECT_EQ(layer->record_count(), 2);
    EXPECT_EQ(layer->crs(), "");
}

TEST(Csv, RawRowsCountTheHeader) {
    const TemporaryFolder folder;
    OpenOptions options;
    options.raw_rows = true;
    const auto layer = VectorLayer::open(folder.file("x.csv", "a;b\n1;2;3\n"), options);
    ASSERT_TRUE(layer) << layer.error().message;

    EXPECT_EQ(layer->record_count(), 2);
    EXPECT_EQ(layer->fields().at(1).name, "Field2");
}

TEST(Csv, ALastRowCutShortIsAnError) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(folder.file("x.csv", "a;b;c\n1;2;3\n4;5"));
    ASSERT_TRUE(layer);

    const auto read = layer->each([](const Record&) { return Result<void>{}; });

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "x.csv:3: the file breaks off in row 2: 2 of 3 columns");
}

TEST(Csv, ARowTooWideIsAnError) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(folder.file("x.csv", "a;b\n1;2;\n4;5;6\n"));
    ASSERT_TRUE(layer);

    const auto read = layer->each([](const Record&) { return Result<void>{}; });

    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("x.csv:3: row 2 has 3 columns, the header 2"),
              std::string::npos)
        << read.error().message;
}

std::filesystem::path gzipped(const TemporaryFolder& folder, const std::string& text) {
    const auto file = folder / "x.csv.gz";
    gzFile out = gzopen(file.c_str(), "wb");
    gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
    gzclose(out);
    return file;
}

std::string many_rows() {
    std::string text = "a;b\n";
    for (int i = 0; i < 50'000; ++i) {
        text += std::to_string(i * 7919 % 50'000) + ";x\n";
    }
    return text;
}

TEST(Csv, GzipIsReadLikeThePlainFile) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(gzipped(folder, many_rows()));
    ASSERT_TRUE(layer) << layer.error().message;

    EXPECT_EQ(layer->record_count(), 50'000);
    EXPECT_EQ(layer->layer_name(), "x");
}

TEST(Csv, GzipCutShortIsAnError) {
    const TemporaryFolder folder;
    const auto file = gzipped(folder, many_rows());
    cut_short(file, 0.6);

    const auto layer = VectorLayer::open(file);
    ASSERT_TRUE(layer) << layer.error().message;
    const auto read = layer->each([](const Record&) { return Result<void>{}; });

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::bad_source);
    EXPECT_NE(read.error().message.find("breaks off"), std::string::npos) << read.error().message;
}

} // namespace
} // namespace netzatlas::geo
