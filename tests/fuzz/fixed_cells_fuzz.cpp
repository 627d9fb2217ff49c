#include "cell_table_checks.hpp"
#include "input_file.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const testing::InputFile file{data, size, ".csv"};
    if (const auto table = ingest::read_fixed_cells(file.path(), {})) {
        testing::check_cell_table(*table);
    }
    return 0;
}
