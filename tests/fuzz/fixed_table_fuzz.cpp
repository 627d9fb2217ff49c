#include "input_file.hpp"
#include "published_table_checks.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const testing::InputFile file{data, size, ".csv"};
    for (const auto use : {ingest::TableUse::households, ingest::TableUse::business_parks}) {
        if (const auto table = ingest::read_fixed_table(file.path(), use)) {
            testing::check_published_table(*table);
        }
    }
    return 0;
}
