#include "ingest/raster_cells.hpp"
#include "input_file.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

namespace {

/// A header may promise more rows than there are bytes: only the first are read here.
constexpr int most_rows = 64;
constexpr int most_columns = 4096;

void check(const ingest::RasterCells& cells) {
    if (cells.grid().columns > most_columns) {
        return;
    }
    for (std::size_t layer = 0; layer < cells.layers().size(); ++layer) {
        const auto values = cells.cells(layer, 0, std::min(cells.grid().rows, most_rows));
        if (values && std::any_of(values->begin(), values->end(), [](std::uint16_t value) {
                return value > 10000 && value != ingest::cell_not_delivered;
            })) {
            std::abort();
        }
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const testing::InputFile file{data, size, ".tif"};
    for (const auto meaning : {ingest::RasterMeaning::share, ingest::RasterMeaning::count}) {
        if (const auto cells =
                ingest::RasterCells::open(file.path(), {meaning, 1, {}, "down_fn_hh_alle_1000"})) {
            check(*cells);
        }
    }
    return 0;
}
