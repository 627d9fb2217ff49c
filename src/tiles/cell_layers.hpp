#pragma once

#include "store/edition.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::tiles {

/// The layers of a grid, read by name in strips of rows: none has to be whole in memory.
struct CellLayers {
    struct Layer {
        std::string name;  ///< "down_fn_hh_alle_1000", "5g_dt", "households"
        std::string scale; ///< "share" (1/100 %), "count", "flags", "weight"
    };
    /// `grid.columns` values per row, 65535 not delivered. Called from several threads.
    using Rows = std::function<Result<std::vector<std::uint16_t>>(std::string_view layer, //
                                                                  int first_row, int rows)>;

    std::string name; ///< "fixed", "mobile": the tileset they are for
    Grid grid;
    std::vector<Layer> layers;
    Rows rows;
};

/// A grid that lies in memory and stays there while the result is used.
CellLayers cell_layers(const store::GridLayers& layers);

} // namespace netzatlas::tiles
