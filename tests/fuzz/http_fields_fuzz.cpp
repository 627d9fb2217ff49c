#include "http/accept_encoding.hpp"
#include "http/byte_range.hpp"
#include "http/conditions.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace netzatlas::http;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view field{reinterpret_cast<const char*>(data), size};
    for (const std::uint64_t bytes : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000}}) {
        const auto range = byte_range(field, bytes);
        if (range.kind == ByteRange::Kind::part &&
            (range.first > range.last || range.last >= bytes)) {
            std::abort();
        }
    }
    constexpr std::array stored{Coding::gzip, Coding::identity};
    if (chosen_coding(field, stored) == Coding::brotli) {
        std::abort();
    }
    // a strong match is a match
    if (names_tag_strongly(field, "\"tag\"") && !names_tag(field, "\"tag\"")) {
        std::abort();
    }
    return 0;
}
