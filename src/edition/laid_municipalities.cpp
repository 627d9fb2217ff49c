#include "edition/laid_municipalities.hpp"

#include "geo/transform.hpp"
#include "terms/epsg.hpp"

namespace netzatlas::edition {

Result<std::vector<geo::MultiPolygon>> grounds_on(const BoundarySet& boundaries, const Grid& grid) {
    auto shapes = boundaries.municipal_grounds();
    if (grid.epsg == epsg::utm32) {
        return shapes;
    }
    const auto transform = geo::Transform::between(epsg::utm32, grid.epsg);
    if (!transform) {
        return fail(transform.error());
    }
    for (auto& shape : shapes) {
        auto moved = (*transform)(shape);
        if (!moved) {
            return fail(moved.error());
        }
        shape = std::move(*moved);
    }
    return shapes;
}

Result<coverage::Overlay> laid_overlay(const BoundarySet& boundaries, const Grid& grid) {
    const auto shapes = grounds_on(boundaries, grid);
    return shapes ? coverage::overlay(*shapes, grid) : fail(shapes.error());
}

} // namespace netzatlas::edition
