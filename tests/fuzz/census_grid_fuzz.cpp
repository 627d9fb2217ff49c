#include "ingest/cells.hpp"
#include "input_file.hpp"

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const testing::InputFile file{data, size, ".csv"};
    const auto table = ingest::read_census_grid(file.path());
    if (!table) {
        return 0;
    }
    for (std::size_t i = 0; i < table->cells.size(); ++i) {
        const auto& cell = table->cells[i];
        const bool in_order = i == 0 || table->cells[i - 1].cell < cell.cell;
        if (!in_order || !table->grid.contains(cell.cell) || cell.persons.value_or(0) < 0 ||
            cell.households.value_or(0) < 0) {
            std::abort();
        }
    }
    return 0;
}
