#include "ingest/regions.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

using namespace netzatlas;

// A GeoJSON of boundaries: attributes and rings, which our own code checks.
// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = std::filesystem::temp_directory_path() /
                      ("netzatlas-regions-fuzz-" + std::to_string(::getpid()) + ".geojson");
    std::ofstream{file, std::ios::binary}.write(reinterpret_cast<const char*>(data),
                                                static_cast<std::streamsize>(size));
    const auto set = ingest::read_regions(file, {});
    std::filesystem::remove(file);
    if (!set) {
        return 0;
    }
    for (const auto& one : set->regions) {
        if (one.region.ars.size() != 12 || one.ground.polygons.empty()) {
            std::abort();
        }
    }
    return 0;
}
