#include "http/target.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace netzatlas::http;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto target = parse_target({reinterpret_cast<const char*>(data), size});
    if (!target) {
        return 0;
    }
    for (const auto& segment : target->segments) {
        if (segment.empty() || segment == "." || segment == ".." ||
            segment.find_first_of(std::string_view{"/\\\0\r\n", 5}) != std::string::npos) {
            std::abort();
        }
    }
    const auto again = parse_target(target->path());
    if (!again || again->segments != target->segments || again->path() != target->path()) {
        std::abort();
    }
    return 0;
}
