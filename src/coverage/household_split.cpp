#include "coverage/household_split.hpp"

#include "geo/topology.hpp"

namespace netzatlas::coverage {

namespace {

geo::MultiPolygon shape_of(const Quad& quad) {
    geo::Ring ring(quad.begin(), quad.end());
    ring.push_back(quad.front());
    return {{{{std::move(ring)}}}};
}

std::uint32_t index_of(const Grid& grid, const BorderCell& border) {
    return static_cast<std::uint32_t>(grid.index({border.row, border.column}));
}

} // namespace

Result<HouseholdSplit> HouseholdSplit::of(const Overlay& overlay,
                                          std::span<const geo::MultiPolygon> regions) {
    HouseholdSplit split{overlay};
    for (const auto& region : regions) {
        auto ground = geo::CutGround::of(region);
        if (!ground) {
            return fail(ground.error());
        }
        split.grounds_.push_back(std::move(*ground));
    }
    for (std::size_t region = 0; region < overlay.regions.size(); ++region) {
        for (const auto& border : overlay.regions[region].borders) {
            split.cut_[index_of(overlay.grid, border)].holders.push_back(
                {static_cast<std::uint32_t>(region), border.fraction, 0});
        }
    }
    return split;
}

Result<void> HouseholdSplit::add(std::size_t cell, const Quad& source, double households) {
    const auto cut = cut_.find(cell);
    if (cut == cut_.end()) {
        return {};
    }
    const auto& grid = overlay_->grid;
    const auto columns = static_cast<std::size_t>(grid.columns);
    const auto square = shape_of(
        square_of(grid, {static_cast<int>(cell / columns), static_cast<int>(cell % columns)}));
    const auto piece = geo::intersection(shape_of(source), square);
    return piece ? share(cut->second, *piece, households) : fail(piece.error());
}

Result<void> HouseholdSplit::share(CutCell& cut, const geo::MultiPolygon& piece,
                                   double households) {
    const double whole = geo::area(piece);
    cut.households += households;
    for (auto& holder : cut.holders) {
        if (!(whole > 0)) {
            holder.households += households * holder.fraction;
            continue;
        }
        const auto own = grounds_[holder.region].within(piece);
        if (!own) {
            return fail(own.error());
        }
        holder.households += households * (geo::area(*own) / whole);
    }
    return {};
}

std::vector<CellPart> HouseholdSplit::parts() const {
    std::vector<CellPart> parts;
    for (auto part : parts_by_area(*overlay_)) {
        const auto cut = cut_.find(part.cell);
        if (part.part < 1 && cut != cut_.end() && cut->second.households > 0) {
            for (const auto& holder : cut->second.holders) {
                part.part = holder.region == part.region
                                ? holder.households / cut->second.households
                                : part.part;
            }
        }
        if (part.part > 0) {
            parts.push_back(part);
        }
    }
    return parts;
}

} // namespace netzatlas::coverage
