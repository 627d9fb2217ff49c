#include "input_file.hpp"
#include "tiles/pmtiles.hpp"
#include "tiles/tileset.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (const auto entries = tiles::decoded_directory(bytes)) {
        const auto again = tiles::decoded_directory(tiles::encoded_directory(*entries));
        if (!again || *again != *entries) {
            std::abort();
        }
    }
    const testing::InputFile file{data, size, ".pmtiles"};
    const auto archive = tiles::Archive::open(file.path());
    if (!archive) {
        return 0;
    }
    for (int zoom = -1; zoom <= archive->max_zoom() + 1; ++zoom) {
        for (const std::uint32_t place : {0U, 1U, 77U, UINT32_MAX}) {
            static_cast<void>(archive->tile({zoom, place, place}));
        }
    }
    static_cast<void>(tiles::tilejson(*archive, "regions", {"e"}, ""));
    return 0;
}
