#include "ingest/mobile_polygons.hpp"
#include "input_file.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const testing::InputFile file{data, size, ".geojson"};
    const auto areas = ingest::read_mobile_polygons(file.path(), "");
    if (!areas) {
        return 0;
    }
    for (const auto& area : areas->areas) {
        if (area.state.size() != 2 || area.operators < 0 || area.ground.polygons.empty()) {
            std::abort();
        }
    }
    return 0;
}
