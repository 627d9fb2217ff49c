#include "edition/known_overlays.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto laid = edition::overlay_of_bytes({reinterpret_cast<const char*>(data), size});
    if (!laid) {
        return 0;
    }
    const auto again = edition::overlay_of_bytes(edition::overlay_bytes(*laid));
    if (!again || again->keys != laid->keys || again->overlay.grid != laid->overlay.grid) {
        std::abort();
    }
    for (std::size_t i = 0; i < laid->keys.size(); ++i) {
        if (again->overlay.regions[i].runs != laid->overlay.regions[i].runs ||
            again->overlay.regions[i].borders != laid->overlay.regions[i].borders) {
            std::abort();
        }
    }
    return 0;
}
