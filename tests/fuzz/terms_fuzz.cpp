#include "terms/date.hpp"
#include "terms/grid.hpp"
#include "terms/region.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto date = Date::of(text); date && date->iso() != text) {
        std::abort();
    }
    if (const auto key = RegionKey::of(text); key && key->text() != text) {
        std::abort();
    }
    if (const auto id = CellId::of(text); id && CellId::of(id->text()) != id) {
        std::abort();
    }
    return 0;
}
