#include "awkward_shape.hpp"

#include "coverage/joined_cells.hpp"
#include "coverage/overlay.hpp"
#include "geo/topology.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace netzatlas::coverage {
namespace {

using testing::awkward_grid;
using testing::AwkwardShape;
using testing::box;

std::vector<double> parts_of(const RegionCells& region) {
    std::vector<double> parts(awkward_grid.size());
    for (const auto& run : region.runs) {
        for (auto column = run.first; column <= run.last; ++column) {
            parts[awkward_grid.index({run.row, column})] += 1;
        }
    }
    for (const auto& [row, column, fraction] : region.borders) {
        parts[awkward_grid.index({row, column})] += fraction;
    }
    return parts;
}

RegionCells cells_of(const geo::MultiPolygon& shape) {
    return overlay(std::vector{shape}, awkward_grid).value().regions.front();
}

/// The same by clipping each cell out of the shape with GEOS.
double part_by_geos(const geo::MultiPolygon& shape, CellPosition cell) {
    const double x = cell.column;
    const double y = awkward_grid.rows - 1 - cell.row;
    const auto common = geo::intersection(shape, {{{{box(x, y, x + 1, y + 1)}}}});
    RC_ASSERT(common.has_value());
    return geo::area(*common) / (awkward_grid.cell_size * awkward_grid.cell_size);
}

RC_GTEST_PROP(AwkwardBorders, GiveEachCellThePartThatGeosCutsOut, (const AwkwardShape& drawn)) {
    const auto parts = parts_of(cells_of(drawn.shape));
    for (int row = 0; row < awkward_grid.rows; ++row) {
        for (int column = 0; column < awkward_grid.columns; ++column) {
            const double expected = part_by_geos(drawn.shape, {row, column});
            const double found = parts[awkward_grid.index({row, column})];
            if (!(std::abs(found - expected) <= 1e-9)) {
                RC_LOG() << "row " << row << ", column " << column << ": " << found << ", by GEOS "
                         << expected << '\n';
                RC_FAIL("a cell has another part");
            }
        }
    }
}

RC_GTEST_PROP(AwkwardBorders, KeepTheirGround, (const AwkwardShape& drawn)) {
    const auto region = cells_of(drawn.shape);
    double cells = region.outside;
    for (const double part : parts_of(region)) {
        cells += part;
    }
    RC_ASSERT(std::abs(cells - geo::area(drawn.shape) / 10000) <= 2e-6);
}

RC_GTEST_PROP(AwkwardBorders, AreTheSameFromTwoRecordsOfAKey, (const AwkwardShape& drawn)) {
    const double cut = *rc::gen::inRange(1, 44) / 4.0;
    const auto west = geo::intersection(drawn.shape, {{{{box(-20, -20, cut, 40)}}}});
    const auto east = geo::intersection(drawn.shape, {{{{box(cut, -20, 40, 40)}}}});
    RC_PRE(west.has_value() && east.has_value());

    const auto joined = joined_cells(std::vector{cells_of(*west), cells_of(*east)});

    RC_ASSERT(joined.has_value());
    const auto whole = parts_of(cells_of(drawn.shape));
    const auto parts = parts_of(*joined);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        RC_ASSERT(std::abs(parts[i] - whole[i]) <= 1e-8);
    }
}

/// A net of 4 x 3 meshes over the whole grid, its knots pushed about; each mesh belongs to one of
/// five regions, so that regions have exclaves, touch in points and enclose each other.
struct Net {
    static constexpr int wide = 4;
    static constexpr int high = 3;
    std::vector<std::tuple<int, int>> pushes; ///< of the inner knots, in hundredths of a cell
    std::vector<int> owners;
    bool on_corners = false;

    geo::Point knot(int i, int j) const {
        double x = awkward_grid.columns * (static_cast<double>(i) / wide);
        double y = awkward_grid.rows * (static_cast<double>(j) / high);
        if (i > 0 && i < wide && j > 0 && j < high) {
            const auto [dx, dy] = pushes[static_cast<std::size_t>((j - 1) * (wide - 1) + i - 1)];
            x += dx / 100.0;
            y += dy / 100.0;
            if (on_corners) {
                x = std::round(x);
                y = std::round(y);
            }
        }
        return testing::cells(x, y);
    }
    /// Both neighbours of an edge see the same bend, drawn from its smaller end.
    static void add_edge(geo::Ring& ring, geo::Point from, geo::Point to) {
        const bool turned = std::tie(to.x, to.y) < std::tie(from.x, from.y);
        const auto a = turned ? to : from;
        const auto b = turned ? from : to;
        ring.push_back(from);
        const bool frame =
            a.x == b.x ? a.x == awkward_grid.west || a.x == awkward_grid.east()
                       : a.y == b.y && (a.y == awkward_grid.south() || a.y == awkward_grid.north);
        if (!frame) {
            ring.push_back(
                {(a.x + b.x) / 2 + (b.y - a.y) / 13, (a.y + b.y) / 2 - (b.x - a.x) / 13});
        }
    }
    std::vector<geo::MultiPolygon> regions() const {
        std::vector<geo::MultiPolygon> all(5);
        for (int j = 0; j < high; ++j) {
            for (int i = 0; i < wide; ++i) {
                geo::Ring ring;
                add_edge(ring, knot(i, j), knot(i + 1, j));
                add_edge(ring, knot(i + 1, j), knot(i + 1, j + 1));
                add_edge(ring, knot(i + 1, j + 1), knot(i, j + 1));
                add_edge(ring, knot(i, j + 1), knot(i, j));
                ring.push_back(ring.front());
                const auto owner = owners[static_cast<std::size_t>(j * wide + i)];
                all[static_cast<std::size_t>(owner)].polygons.push_back({{std::move(ring)}});
            }
        }
        return all;
    }
};

RC_GTEST_PROP(AwkwardBorders, ShareEachCellOfACoverageWithoutRest, ()) {
    Net net;
    const auto push = rc::gen::tuple(rc::gen::inRange(-95, 96), rc::gen::inRange(-95, 96));
    net.pushes = *rc::gen::container<std::vector<std::tuple<int, int>>>(6, push).as("pushes");
    net.owners = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 5)).as("owners");
    net.on_corners = *rc::gen::arbitrary<bool>().as("knots on corners of cells");
    std::vector<double> sums(awkward_grid.size());
    const auto laid = overlay(net.regions(), awkward_grid).value();
    for (const auto& region : laid.regions) {
        const auto parts = parts_of(region);
        std::transform(parts.begin(), parts.end(), sums.begin(), sums.begin(), std::plus<>{});
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (!(std::abs(sums[i] - 1) <= 1e-9)) {
            RC_LOG() << "row " << i / 11 << ", column " << i % 11 << ": " << sums[i] << '\n';
            RC_FAIL("the parts of a cell do not add up to 1");
        }
    }
}

} // namespace
} // namespace netzatlas::coverage
