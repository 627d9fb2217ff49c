#include "http/compression.hpp"
#include "http/content_hash.hpp"

#include <brotli/decode.h>
#include <gtest/gtest.h>

using namespace netzatlas;
using namespace netzatlas::http;

namespace {

TEST(Compression, InflatesWhatItDeflated) {
    const std::string text(10000, 'x');

    const auto member = compressed(text, Coding::gzip);

    ASSERT_TRUE(member);
    EXPECT_LT(member->size(), 200U);
    EXPECT_EQ(inflated(*member), Result<std::string>{text});
}

TEST(Compression, ReadsBackAsBrotli) {
    const std::string text(10000, 'x');
    const auto stream = *compressed(text, Coding::brotli);
    std::string back(text.size(), '\0');
    std::size_t size = back.size();

    const auto result =
        BrotliDecoderDecompress(stream.size(), reinterpret_cast<const std::uint8_t*>(stream.data()),
                                &size, reinterpret_cast<std::uint8_t*>(back.data()));

    EXPECT_EQ(result, BROTLI_DECODER_RESULT_SUCCESS);
    EXPECT_EQ(back, text);
}

TEST(Compression, RefusesBrokenAndBoastingMembers) {
    auto member = *compressed("hello hello hello", Coding::gzip);
    auto boasting = member;
    boasting[boasting.size() - 1] = '\x7f';
    member[12] = static_cast<char>(member[12] ^ 0x55);

    EXPECT_FALSE(inflated(member));
    EXPECT_FALSE(inflated(boasting));
    EXPECT_FALSE(inflated("short"));
}

TEST(ContentHash, DiffersByContentAndByCoding) {
    const auto member = *compressed("hello", Coding::gzip);

    EXPECT_NE(etag_of("a"), etag_of("b"));
    EXPECT_EQ(etag_of("a").front(), '"');
    EXPECT_NE(etag_of_gzip(member, "gzip"), etag_of_gzip(member, "identity"));
    EXPECT_NE(etag_of_gzip(member, "gzip"),
              etag_of_gzip(*compressed("hellp", Coding::gzip), "gzip"));
}

} // namespace
