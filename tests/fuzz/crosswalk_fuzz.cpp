#include "ingest/crosswalk.hpp"
#include "input_file.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const testing::InputFile file{data, size, ".csv"};
    const auto crosswalk = ingest::read_crosswalk(file.path());
    if (!crosswalk) {
        return 0;
    }
    for (const auto& crossing : crosswalk->crossings) {
        if (crossing.source.empty() || (crossing.share && *crossing.share > 1)) {
            std::abort();
        }
        // Whatever the table says, following it ends.
        ingest::heirs_of(*crosswalk, crossing.from, [](const auto&) { return false; });
    }
    return 0;
}
