#include "http/byte_range.hpp"

#include <gtest/gtest.h>

using namespace netzatlas::http;

namespace {

using enum ByteRange::Kind;

ByteRange piece(std::uint64_t first, std::uint64_t last) {
    return {part, first, last};
}

TEST(ByteRange, TakesFirstAndLast) {
    EXPECT_EQ(byte_range("bytes=0-499", 1000), piece(0, 499));
    EXPECT_EQ(byte_range("bytes=999-999", 1000), piece(999, 999));
    EXPECT_EQ(byte_range("Bytes = 5 - 6", 1000), piece(5, 6));
}

TEST(ByteRange, EndsAtTheLastByte) {
    EXPECT_EQ(byte_range("bytes=500-", 1000), piece(500, 999));
    EXPECT_EQ(byte_range("bytes=500-99999999999999999999999", 1000), piece(500, 999));
}

TEST(ByteRange, CountsASuffixFromTheEnd) {
    EXPECT_EQ(byte_range("bytes=-1", 1000), piece(999, 999));
    EXPECT_EQ(byte_range("bytes=-5000", 1000), piece(0, 999));
}

TEST(ByteRange, CannotBeginBehindTheEnd) {
    EXPECT_EQ(byte_range("bytes=1000-", 1000).kind, unsatisfiable);
    EXPECT_EQ(byte_range("bytes=-0", 1000).kind, unsatisfiable);
    EXPECT_EQ(byte_range("bytes=0-0", 0).kind, unsatisfiable);
    EXPECT_EQ(byte_range("bytes=-1", 0).kind, unsatisfiable);
}

TEST(ByteRange, IgnoresWhatItDoesNotServe) {
    for (const char* field : {"", "items=0-1", "bytes", "bytes=", "bytes=-", "bytes=a-b",
                              "bytes=5-4", "bytes=0-1,5-6", "bytes=--1", "bytes=0x1-2"}) {
        EXPECT_EQ(byte_range(field, 1000).kind, whole) << field;
    }
}

} // namespace
