#include "http/compression.hpp"

#include <brotli/encode.h>
#include <cstdint>
#include <cstring>
#include <libdeflate.h>
#include <memory>

namespace netzatlas::http {

namespace {

constexpr int gzip_level = 6;
constexpr int brotli_quality = 5; ///< made on request: 9 costs five times the time for 3 %
constexpr std::size_t most_inflated = 64U << 20U;

Result<std::string> gzipped(std::string_view text) {
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor{
        libdeflate_alloc_compressor(gzip_level), &libdeflate_free_compressor};
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), text.size()), '\0');
    const auto size = libdeflate_gzip_compress(compressor.get(), text.data(), text.size(),
                                               out.data(), out.size());
    if (size == 0) {
        return fail(ErrorCode::internal, "gzip refused a text");
    }
    out.resize(size);
    return out;
}

Result<std::string> brotlied(std::string_view text) {
    std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
    std::string out(size, '\0');
    const auto* in = reinterpret_cast<const std::uint8_t*>(text.data());
    if (BrotliEncoderCompress(brotli_quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                              in, &size, reinterpret_cast<std::uint8_t*>(out.data())) == 0) {
        return fail(ErrorCode::internal, "brotli refused a text");
    }
    out.resize(size);
    return out;
}

/// The length a gzip member claims in its last four bytes.
std::size_t claimed_size(std::string_view member) {
    std::uint32_t size = 0;
    std::memcpy(&size, member.data() + member.size() - sizeof size, sizeof size);
    return size;
}

} // namespace

Result<std::string> compressed(std::string_view text, Coding coding) {
    switch (coding) {
    case Coding::identity:
        return std::string{text};
    case Coding::gzip:
        return gzipped(text);
    case Coding::brotli:
        return brotlied(text);
    }
    return fail(ErrorCode::internal, "no such coding");
}

Result<std::string> inflated(std::string_view member) {
    if (member.size() < 18 || claimed_size(member) > most_inflated) {
        return fail(ErrorCode::bad_source, "a gzip member is broken or too large");
    }
    thread_local const std::unique_ptr<libdeflate_decompressor,
                                       decltype(&libdeflate_free_decompressor)>
        decompressor{libdeflate_alloc_decompressor(), &libdeflate_free_decompressor};
    std::string out(claimed_size(member), '\0');
    if (libdeflate_gzip_decompress(decompressor.get(), member.data(), member.size(), out.data(),
                                   out.size(), nullptr) != LIBDEFLATE_SUCCESS) {
        return fail(ErrorCode::bad_source, "a gzip member is broken");
    }
    return out;
}

} // namespace netzatlas::http
