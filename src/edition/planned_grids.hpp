#pragma once

#include "edition/boundary_set.hpp"
#include "edition/gathered.hpp"
#include "store/grids.hpp"

#include <functional>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// A layer that will be written: whence, and how.
struct PlannedLayer {
    store::LayerInfo info;
    bool reals = false; ///< 16 bit cannot hold it exactly
    std::function<Result<void>(geo::RasterWriter&, std::size_t layer)> write;
};

/// The cells of one theme, day and grid.
struct PlannedGround {
    std::string name; ///< of its file: the theme, for the newest day
    std::string theme;
    Date date;
    Grid grid;
    std::string source; ///< Source::id of the first
    std::vector<PlannedLayer> layers;
    const ingest::CellTable* table = nullptr; ///< where it comes from one, with its file …
    std::string table_file;
    std::vector<const ingest::RasterCells*> rasters; ///< … else from these

    /// Which cells were delivered at all.
    Result<std::vector<bool>> delivered() const;
};

/// Every ground the sources give cells for. Cells of 100 m tables share one extent that holds all
/// regions, so that a cell has the same place in each; rasters keep their own grid.
///
/// Writing a layer of a table frees its column in `gathered`.
/// Errors: `bad_source` for a source of cells without reference date, two that deliver the same
/// layer of the same day, or a ground of more than `most_cells`.
Result<std::vector<PlannedGround>> planned_grounds(Gathered& gathered,
                                                   const BoundarySet& boundaries);

/// Where the cells of a table lie on an aligned grid that holds them all.
std::vector<std::size_t> places_on(const Grid& grid, const ingest::CellTable& table);

} // namespace netzatlas::edition
