#include "tiles/decoder.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto layers = tiles::decoded_tile(bytes);
    if (layers) {
        for (const auto& layer : *layers) {
            for (const auto& feature : layer.features) {
                // a feature of unknown kind has no geometry that means anything
                if (feature.paths.empty() != (feature.kind == tiles::GeometryKind::unknown)) {
                    std::abort();
                }
            }
        }
    }
    const auto faults = tiles::tile_faults(bytes);
    if (!layers && faults.size() != 1) {
        std::abort();
    }
    return 0;
}
