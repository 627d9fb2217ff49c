#include "input_file.hpp"
#include "published_table_checks.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const testing::InputFile file{data, size, ".csv"};
    if (const auto table = ingest::read_mobile_land_classes(file.path())) {
        testing::check_published_table(*table);
    }
    if (const auto table = ingest::read_school_shares(file.path())) {
        testing::check_published_table(*table);
    }
    return 0;
}
