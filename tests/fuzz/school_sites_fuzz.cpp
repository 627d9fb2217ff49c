#include "ingest/sites.hpp"
#include "input_file.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const testing::InputFile file{data, size, ".csv"};
    const auto set = ingest::read_school_sites(file.path());
    if (!set) {
        return 0;
    }
    for (std::size_t i = 0; i < set->sites.size(); ++i) {
        const auto& site = set->sites[i];
        if (site.id.empty() || (i > 0 && set->sites[i - 1].id >= site.id) ||
            site.municipality.level() != RegionLevel::municipality) {
            std::abort();
        }
    }
    return 0;
}
