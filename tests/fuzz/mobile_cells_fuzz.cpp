#include "cell_table_checks.hpp"
#include "input_file.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const bool is_json = size > 0 && data[0] == '{'; // an answer of the live service
    const testing::InputFile file{data, size, is_json ? ".geojson" : ".csv"};
    if (const auto table = ingest::read_mobile_cells(file.path(), {})) {
        testing::check_cell_table(*table);
    }
    return 0;
}
