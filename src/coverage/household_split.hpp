#pragma once

#include "coverage/overlay.hpp"
#include "coverage/parts.hpp"
#include "coverage/transferred_weights.hpp"
#include "geo/cut_ground.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace netzatlas::coverage {

/// D3 `household_split`: who holds which part of a border cell's *households*.
///
/// Listens while the households of a census are moved (`transferred_weights`). What a census cell
/// gives to a cell that a border cuts lies evenly on their common ground, and goes to the regions
/// by the area of theirs in it. Two census cells of which one is empty thus leave the empty side of
/// a cell empty, however the cell's area is split. Where they have no common ground (D13: nearest
/// within 300 m), and in cells without households, the cell's area decides.
class HouseholdSplit {
public:
    /// `regions`: the shapes `overlay` was made of, in the same system. Both outlive this.
    /// Errors: `bad_geometry` for a shape GEOS cannot take.
    static Result<HouseholdSplit> of(const Overlay& overlay,
                                     std::span<const geo::MultiPolygon> regions);

    /// Households of a census cell that a cell of the grid took. Errors: `bad_geometry`.
    Result<void> add(std::size_t cell, const Quad& source, double households);

    /// By region, then whole cells, then border cells; no part of 0. What no region holds stays
    /// out, as with areas.
    std::vector<CellPart> parts() const;

private:
    struct Holder {
        std::uint32_t region = 0;
        double fraction = 0; ///< of the cell's area
        double households = 0;
    };
    struct CutCell {
        std::vector<Holder> holders;
        double households = 0;
    };

    explicit HouseholdSplit(const Overlay& overlay) : overlay_{&overlay} {}
    Result<void> share(CutCell& cut, const geo::MultiPolygon& piece, double households);

    const Overlay* overlay_;
    std::vector<geo::CutGround> grounds_; ///< by region
    std::unordered_map<std::size_t, CutCell> cut_;
};

} // namespace netzatlas::coverage
