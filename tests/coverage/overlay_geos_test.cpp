#include "coverage/layer_sums.hpp"
#include "coverage/overlay.hpp"

#include "geo/topology.hpp"
#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "random_border.hpp"
#include "real_data.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace netzatlas::coverage {
namespace {

/// Coordinates as large as real ones, where rounding shows.
const Grid small_grid{25832, 682300, 5752300, 100, 11, 8};

geo::MultiPolygon square_of(const Grid& grid, CellPosition cell) {
    const auto [west, south] = grid.corner(cell);
    const double east = west + grid.cell_size;
    const double north = south + grid.cell_size;
    return {{{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}}};
}

double part_by_geos(const geo::MultiPolygon& shape, const Grid& grid, CellPosition cell) {
    const auto common = geo::intersection(shape, square_of(grid, cell));
    EXPECT_TRUE(common) << common.error().message;
    return common ? geo::area(*common) / (grid.cell_size * grid.cell_size) : -1;
}

double part_of(const RegionCells& cells, CellPosition cell) {
    for (const auto& run : cells.runs) {
        if (run.row == cell.row && run.first <= cell.column && cell.column <= run.last) {
            return 1;
        }
    }
    for (const auto& border : cells.borders) {
        if (border.row == cell.row && border.column == cell.column) {
            return border.fraction;
        }
    }
    return 0;
}

RC_GTEST_PROP(OverlayAndGeos, AgreeOnEveryCell, ()) {
    const auto star = testing::random_star(small_grid, testing::random_middle(small_grid),
                                           *rc::gen::inRange(5, 900) / 100.0);
    const geo::MultiPolygon shape{{{{star}}}};
    RC_PRE(geo::invalid_reason(shape).empty());
    const auto result = overlay(std::vector{shape}, small_grid);
    RC_ASSERT(result.has_value());
    for (int row = 0; row < small_grid.rows; ++row) {
        for (int column = 0; column < small_grid.columns; ++column) {
            const double expected = part_by_geos(shape, small_grid, {row, column});
            const double found = part_of(result->regions[0], {row, column});
            RC_ASSERT(std::abs(found - expected) <= 1e-9);
        }
    }
}

/// The 218 municipalities of Sachsen-Anhalt on 1 January 2021, in EPSG:25832.
class RealMunicipalities : public ::testing::Test {
protected:
    void SetUp() override {
        const auto file = testing::real_data("boundaries/vg5000_2021-01-01/VG5000_GEM.shp");
        NETZATLAS_NEEDS_REAL(file);
        const auto layer = geo::VectorLayer::open(file).value();
        const auto to_grid = geo::Transform::from_definition(layer.crs(), 25832).value();
        const int key = layer.need_field("AGS").value();
        const auto visit = [&](const geo::Record& record) -> Result<void> {
            if (record.text(key).value_or("").starts_with("15")) {
                shapes.push_back(to_grid(record.polygons().value()).value());
            }
            return {};
        };
        ASSERT_TRUE(layer.each(visit));
        ASSERT_EQ(shapes.size(), 218);
        laid = overlay(shapes, grid).value();
    }
    const Grid grid{25832, 600000, 5885000, 100, 2000, 2450};
    std::vector<geo::MultiPolygon> shapes;
    Overlay laid;
};

TEST_F(RealMunicipalities, KeepTheirArea) {
    const auto sums = area_sums(laid, std::vector<std::uint16_t>(grid.size(), 1), {false, true});
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        EXPECT_NEAR(sums[i].denominator / geo::area(shapes[i]), 1, 1e-12) << "municipality " << i;
        EXPECT_EQ(laid.regions[i].outside, 0);
    }
}

TEST_F(RealMunicipalities, ShareNoCellTwice) {
    std::vector<double> parts(grid.size());
    for (const auto& part : parts_by_area(laid)) {
        parts[part.cell] += part.part;
    }
    double whole = 0;
    for (const double part : parts) {
        ASSERT_LE(part, 1 + 1e-9);
        whole += part > 1 - 1e-9 ? 1 : 0;
    }
    EXPECT_GT(whole, 2'000'000); // 20,450 km² without the cells on the state's border
}

TEST_F(RealMunicipalities, AgreeWithGeosInTheirBorderCells) {
    for (std::size_t i = 0; i < shapes.size(); i += 20) {
        const auto& borders = laid.regions[i].borders;
        for (std::size_t j = 0; j < borders.size(); j += 40) {
            const CellPosition cell{borders[j].row, borders[j].column};
            EXPECT_NEAR(borders[j].fraction, part_by_geos(shapes[i], grid, cell), 1e-9)
                << "municipality " << i << ", row " << cell.row << ", column " << cell.column;
        }
    }
}

} // namespace
} // namespace netzatlas::coverage
