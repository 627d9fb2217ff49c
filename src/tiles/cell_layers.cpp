#include "tiles/cell_layers.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::tiles {

CellLayers cell_layers(const store::GridLayers& layers) {
    CellLayers result{layers.name, layers.grid, {}, {}};
    for (const auto& layer : layers.layers) {
        result.layers.push_back({layer.name, layer.scale});
    }
    result.rows = [&layers](std::string_view name, int first_row,
                            int rows) -> Result<std::vector<std::uint16_t>> {
        const auto found = std::find_if(layers.layers.begin(), layers.layers.end(),
                                        [name](const auto& layer) { return layer.name == name; });
        if (found == layers.layers.end()) {
            return fail(ErrorCode::not_found,
                        fmt::format("the grid '{}' has no layer '{}'", layers.name, name));
        }
        const auto columns = static_cast<std::ptrdiff_t>(layers.grid.columns);
        const auto begin = found->values.begin() + first_row * columns;
        return std::vector<std::uint16_t>(begin, begin + rows * columns);
    };
    return result;
}

} // namespace netzatlas::tiles
