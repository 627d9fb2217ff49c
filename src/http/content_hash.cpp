#include "http/content_hash.hpp"

#include "store/sha256.hpp"

#include <fmt/format.h>

namespace netzatlas::http {

namespace {

constexpr std::size_t tag_digits = 32;

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    }
    return text;
}

} // namespace

std::string etag_of(std::string_view bytes) {
    return etag_of_sha256(store::sha256_of(bytes));
}

Result<std::string> etag_of_file(const std::filesystem::path& file) {
    const auto hash = store::sha256_of_file(file);
    if (!hash) {
        return fail(hash.error());
    }
    return etag_of_sha256(*hash);
}

std::string etag_of_sha256(std::string_view hex_digits) {
    return fmt::format("\"{}\"", hex_digits.substr(0, tag_digits));
}

std::string etag_of_gzip(std::string_view member, std::string_view coding) {
    const auto trailer = member.size() > 8 ? member.substr(member.size() - 8) : member;
    return fmt::format("\"{}-{:x}-{}\"", hex(trailer), member.size(), coding);
}

} // namespace netzatlas::http
