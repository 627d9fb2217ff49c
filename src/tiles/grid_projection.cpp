#include "tiles/grid_projection.hpp"

#include "tiles/workers.hpp"

#include <optional>

namespace netzatlas::tiles {

Result<GridProjection> GridProjection::of(const Grid& grid, unsigned threads) {
    auto to_metres = geo::Transform::between(grid.epsg, 3857);
    if (!to_metres) {
        return fail(to_metres.error());
    }
    GridProjection projection;
    projection.columns_ = static_cast<std::size_t>(grid.columns) / step + 2;
    const auto rows = static_cast<std::size_t>(grid.rows) / step + 2;
    projection.exact_.resize(projection.columns_ * rows);
    std::vector<geo::Transform> transforms;
    transforms.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) {
        transforms.push_back(to_metres->clone());
    }
    std::vector<std::optional<Error>> errors(threads);
    for_each_index(threads, threads, [&](std::size_t part) {
        for (auto row = part; row < rows; row += threads) {
            const std::span<geo::Point> line{projection.exact_.data() + row * projection.columns_,
                                             projection.columns_};
            for (std::size_t column = 0; column < line.size(); ++column) {
                line[column] = {grid.west + static_cast<double>(column * step) * grid.cell_size,
                                grid.north - static_cast<double>(row * step) * grid.cell_size};
            }
            if (auto done = transforms[part].apply(line); !done) {
                errors[part] = done.error();
                return;
            }
            for (auto& point : line) {
                point = world_of_metres(point);
            }
        }
    });
    for (const auto& error : errors) {
        if (error) {
            return fail(*error);
        }
    }
    return projection;
}

} // namespace netzatlas::tiles
