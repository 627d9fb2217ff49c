#include "ingest/regions.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto directory = ingest::directory_of(text, "fuzz.txt", "");
    if (!directory) {
        return 0;
    }
    for (const auto& entry : directory->entries) {
        if (entry.ars.size() != 12 || entry.population.value_or(0) < 0) {
            std::abort();
        }
    }
    return 0;
}
