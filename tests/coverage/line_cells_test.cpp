#include "coverage/line_cells.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <random>

namespace netzatlas::coverage {
namespace {

/// 3 columns and 2 rows of 100 m, south-west corner at 0, 0.
const Grid grid{25832, 0, 200, 100, 3, 2};

std::map<std::uint32_t, double> metres(const LineCells& lines) {
    std::map<std::uint32_t, double> sums;
    for (const auto& [cell, length] : lines.cells) {
        sums[cell] += length;
    }
    return sums;
}

LineCells under(std::vector<geo::Line> lines) {
    return *cells_under({std::move(lines)}, grid);
}

TEST(LineCells, CutsALineAtTheEdgesOfCells) {
    // A 3-4-5 triangle's long side: from (50, 50) to (250, 50) runs 50, 100, 50 in the south row.
    const auto sums = metres(under({{{50, 50}, {250, 50}}}));

    EXPECT_EQ(sums, (std::map<std::uint32_t, double>{{3, 50}, {4, 100}, {5, 50}}));
}

TEST(LineCells, GivesAnEdgeToTheCellNorthAndEastOfIt) { // D14
    const auto along_row = metres(under({{{0, 100}, {100, 100}}}));
    const auto along_column = metres(under({{{100, 0}, {100, 100}}}));

    EXPECT_EQ(along_row, (std::map<std::uint32_t, double>{{0, 100}}));
    EXPECT_EQ(along_column, (std::map<std::uint32_t, double>{{4, 100}}));
}

TEST(LineCells, MeasuresWhatRunsBeyondTheGrid) {
    const auto lines = under({{{-100, 50}, {50, 50}}, {{1000, 1000}, {1000, 1300}}});

    EXPECT_DOUBLE_EQ(lines.outside, 400);
    EXPECT_DOUBLE_EQ(metres(lines)[3], 50);
}

TEST(LineCells, KeepsEveryMetreOfRandomLines) {
    std::mt19937 random{7};
    std::uniform_real_distribution<double> place{-100, 400};
    for (int i = 0; i < 2000; ++i) {
        geo::Line line;
        for (int point = 0; point < 5; ++point) {
            const bool on_grid = random() % 3 == 0; // vertices on edges and corners
            line.push_back(on_grid ? geo::Point{100.0 * (random() % 4), 100.0 * (random() % 3)}
                                   : geo::Point{place(random), place(random)});
        }
        const auto lines = under({line});
        double sum = lines.outside;
        for (const auto& [cell, length] : lines.cells) {
            sum += length;
        }
        ASSERT_NEAR(sum, geo::length({{line}}), 1e-9);
    }
}

TEST(LineCells, CountsMetresUnderTheRuleAndThoseWithoutData) { // D13
    const auto lines = under({{{0, 50}, {300, 50}}, {{-10, 50}, {0, 50}}});
    const std::vector<std::uint16_t> layer{0, 0, 0, 1, 0, not_delivered};

    const auto sums = length_sums(lines, layer, {false, true});
    EXPECT_NEAR(sums.numerator, 100, 1e-9);
    EXPECT_NEAR(sums.denominator, 200, 1e-9);
    EXPECT_NEAR(sums.missing, 110, 1e-9);
}

TEST(LineCells, RefusesAPlaceThatIsNone) {
    const auto none = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(cells_under({{{{0, 0}, {none, 1}}}}, grid));
    EXPECT_FALSE(cells_under({{{{0, 0}, {1e300, 1}}}}, grid));
}

} // namespace
} // namespace netzatlas::coverage
