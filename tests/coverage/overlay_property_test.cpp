#include "coverage/overlay.hpp"

#include "clipped_area.hpp"
#include "random_border.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace netzatlas::coverage {
namespace {

using testing::clipped_part;
using testing::random_middle;
using testing::random_star;
using testing::Snap;
using testing::snapped;

/// Coordinates as large as real ones, where rounding shows.
const Grid grid{25832, 682300, 5752300, 100, 13, 9};

std::vector<double> parts_of(const RegionCells& cells) {
    std::vector<double> parts(grid.size());
    for (const auto& run : cells.runs) {
        for (auto column = run.first; column <= run.last; ++column) {
            parts[grid.index({run.row, column})] += 1;
        }
    }
    for (const auto& border : cells.borders) {
        parts[grid.index({border.row, border.column})] += border.fraction;
    }
    return parts;
}

geo::Ring snapped(geo::Ring ring, Snap snap) {
    for (auto& point : ring) {
        point = snapped(point, grid, snap);
    }
    return ring;
}

void expect_clipped_parts(const geo::MultiPolygon& shape) {
    const auto result = overlay(std::vector{shape}, grid);
    RC_ASSERT(result.has_value());
    const auto parts = parts_of(result->regions[0]);
    double beyond = 0;
    for (int row = -20; row < grid.rows + 20; ++row) {
        for (int column = -20; column < grid.columns + 20; ++column) {
            const double expected = clipped_part(shape, grid, {row, column});
            if (grid.contains({row, column})) {
                RC_ASSERT(std::abs(parts[grid.index({row, column})] - expected) <= 1e-9);
            } else {
                beyond += expected;
            }
        }
    }
    RC_ASSERT(std::abs(result->regions[0].outside - beyond) <= 2e-6);
}

RC_GTEST_PROP(Overlay, EqualsClippingCellByCell, ()) {
    const auto reach = *rc::gen::inRange(5, 1400) / 100.0;
    expect_clipped_parts({{{{random_star(grid, random_middle(grid), reach)}}}});
}

RC_GTEST_PROP(Overlay, EqualsClippingWithAHole, ()) {
    const auto middle = random_middle(grid);
    auto shell = random_star(grid, middle, 6);
    geo::Ring hole; // the shell shrunk towards its middle, drawn the other way
    for (auto point = shell.rbegin(); point != shell.rend(); ++point) {
        hole.push_back(
            {middle.x + 0.6 * (point->x - middle.x), middle.y + 0.6 * (point->y - middle.y)});
    }
    RC_PRE(shell.size() >= 5); // three corners may leave the middle outside
    expect_clipped_parts({{{{std::move(shell), std::move(hole)}}}});
}

/// Triangles around a middle, vertices on grid lines or corners: each one simple, all together
/// without gap, whatever the snapping did to the star.
RC_GTEST_PROP(Overlay, EqualsClippingWithVerticesOnGridLines, ()) {
    const auto snap = *rc::gen::element(Snap::to_lines, Snap::to_corners);
    const auto middle = snapped(random_middle(grid), grid, snap);
    const auto star = snapped(random_star(grid, middle, 5), snap);
    for (std::size_t i = 1; i < star.size(); ++i) {
        expect_clipped_parts({{{{{middle, star[i - 1], star[i], middle}}}}});
    }
}

/// The grid's frame with a star cut out, and the star cut like a cake.
std::vector<geo::MultiPolygon> partition(geo::Point middle, const geo::Ring& star) {
    const geo::Ring frame{{grid.west, grid.south()},
                          {grid.east(), grid.south()},
                          {grid.east(), grid.north},
                          {grid.west, grid.north},
                          {grid.west, grid.south()}};
    std::vector<geo::MultiPolygon> regions{{{{{frame, {star.rbegin(), star.rend()}}}}}};
    for (std::size_t i = 1; i < star.size(); ++i) {
        regions.push_back({{{{{middle, star[i - 1], star[i], middle}}}}});
    }
    return regions;
}

RC_GTEST_PROP(Overlay, PartsOfACellOverAllRegionsAddUpToOne, ()) {
    const geo::Point middle{grid.west + *rc::gen::inRange(500, 800),
                            grid.south() + *rc::gen::inRange(420, 480)};
    const auto star = random_star(grid, middle, 4);
    RC_PRE(star.size() >= 5); // as above
    const auto result = overlay(partition(middle, star), grid);
    RC_ASSERT(result.has_value());
    std::vector<double> sums(grid.size());
    for (const auto& region : result->regions) {
        const auto parts = parts_of(region);
        for (std::size_t cell = 0; cell < parts.size(); ++cell) {
            sums[cell] += parts[cell];
        }
    }
    for (const auto sum : sums) {
        RC_ASSERT(std::abs(sum - 1) <= 1e-9);
    }
}

RC_GTEST_PROP(Overlay, GivesEveryCellOnceInOrder, ()) {
    const auto result = overlay(
        std::vector<geo::MultiPolygon>{{{{{random_star(grid, random_middle(grid), 9)}}}}}, grid);
    RC_ASSERT(result.has_value());
    const auto& cells = result->regions[0];
    for (std::size_t i = 1; i < cells.runs.size(); ++i) {
        const auto& last = cells.runs[i - 1];
        const auto& next = cells.runs[i];
        RC_ASSERT(last.row < next.row || (last.row == next.row && last.last + 1 < next.first));
    }
    for (const auto& border : cells.borders) {
        RC_ASSERT((border.fraction > 0 && border.fraction < 1));
    }
    for (const double part : parts_of(cells)) {
        RC_ASSERT(part <= 1);
    }
}

} // namespace
} // namespace netzatlas::coverage
