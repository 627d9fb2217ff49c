#pragma once

#include "coverage/parts.hpp"
#include "edition/boundary_set.hpp"
#include "edition/planned_grids.hpp"
#include "terms/finding.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// D3 `publisher_key`: whole cells, held by the municipality (in order of key) that their own key
/// names; cells with households but without a key of their own by the one they lie in.
/// Findings: `unknown_municipality` per key that is none at the boundary date.
std::vector<coverage::CellPart> parts_by_own_key(const PlannedGround& ground,
                                                 const BoundarySet& boundaries,
                                                 std::span<const double> households,
                                                 std::vector<Finding>& findings);

/// Official households per municipality, in order of key; empty where the table has none.
std::vector<std::optional<double>> totals_of(const Gathered& gathered,
                                             const BoundarySet& boundaries);

/// What scaling did, in findings: `official_total` (note) with the span of the factors,
/// `official_total_without_cell` (warning) per municipality whose households no cell can take,
/// `no_official_total` (note) for how many kept their weights.
void report_scaling(const Gathered& gathered, const BoundarySet& boundaries,
                    std::span<const double> before, const coverage::ScaledWeights& after,
                    std::vector<Finding>& findings);

/// In grids of weights, where cells do not simply count by area (D3): index of the municipality (in
/// order of key) that holds a cell, and which part of its households if not all; of a cell that
/// several hold there are further pairs "municipality_2", "part_2", …
constexpr const char* municipality_layer = "municipality";
constexpr const char* part_layer = "part";
/// The layer of the n-th holder (from 0) of a cell.
std::string holder_layer(const char* name, std::size_t holder);

/// A layer of the weights and what it says per cell; NaN where it says nothing.
struct HolderLayer {
    std::string name;
    std::vector<float> values;
};

/// Who holds the inhabited cells, as `cell_figures` reads it: "municipality" and "part", then
/// "municipality_2" and "part_2" … Parts are left out where every cell is held whole.
std::vector<HolderLayer> holder_layers(std::span<const coverage::CellPart> parts,
                                       std::span<const double> households);

/// The parts that holder layers tell. `layer(name)`: its numbers per cell, empty if there is none.
template <class Layer>
std::vector<coverage::CellPart> told_parts(Layer layer, std::size_t region_count) {
    std::vector<coverage::CellPart> parts;
    for (std::size_t holder = 0;; ++holder) {
        const auto& regions = layer(holder_layer(municipality_layer, holder));
        const auto& fractions = layer(holder_layer(part_layer, holder));
        if (regions.empty()) {
            return parts;
        }
        for (std::size_t cell = 0; cell < regions.size(); ++cell) {
            if (regions[cell] >= 0 && regions[cell] < static_cast<double>(region_count)) {
                parts.push_back({static_cast<std::uint32_t>(regions[cell]),
                                 static_cast<std::uint32_t>(cell),
                                 fractions.empty() ? 1.0 : static_cast<double>(fractions[cell])});
            }
        }
    }
}

} // namespace netzatlas::edition
