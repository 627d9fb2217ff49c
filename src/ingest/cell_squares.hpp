#pragma once

#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <optional>
#include <string>

namespace netzatlas::ingest {

/// The squares by which publishers draw their UTM 32 cells, held against the ids of the cells
/// (D13).
class CellSquares {
public:
    /// Layers in EPSG:25832, and in EPSG:4326, as a service answers with GeoJSON; tables without
    /// shapes, too. Errors: `bad_source` for any other system.
    static Result<CellSquares> of(const geo::VectorLayer& layer);

    /// What a polygon says instead of its id, in words: another place, or no square. Empty where
    /// they agree within half a metre, and where there is no polygon.
    std::optional<std::string> disagreement(const CellId& id, const geo::MultiPolygon& shape) const;

private:
    std::optional<geo::Transform> to_grid_; ///< empty: drawn in the grid's own system
};

} // namespace netzatlas::ingest
