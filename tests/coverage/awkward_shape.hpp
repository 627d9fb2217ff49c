#pragma once

#include "geo/polygon.hpp"
#include "geo/topology.hpp"
#include "random_border.hpp"
#include "terms/grid.hpp"

#include <algorithm>
#include <ostream>
#include <rapidcheck.h>
#include <utility>
#include <vector>

/// Borders as hostile as valid ones can be: along grid lines, through corners, thinner than
/// rounding, with holes and exclaves that touch. A failing one loses parts and vertices until none
/// can go, and is printed in cells from the grid's south-west corner.
namespace netzatlas::testing {

/// Coordinates as large as real ones, where rounding shows.
inline const Grid awkward_grid{25832, 682300, 5752300, 100, 11, 8};

struct AwkwardShape {
    geo::MultiPolygon shape;
};

/// A place given in cells from the south-west corner.
inline geo::Point cells(double x, double y) {
    return {awkward_grid.west + 100 * x, awkward_grid.south() + 100 * y};
}

inline geo::Ring ring_of(const std::vector<std::pair<double, double>>& places) {
    geo::Ring ring;
    for (const auto& [x, y] : places) {
        ring.push_back(cells(x, y));
    }
    ring.push_back(ring.front());
    return ring;
}

inline geo::Ring box(double west, double south, double east, double north) {
    return ring_of({{west, south}, {east, south}, {east, north}, {west, north}});
}

inline void showValue(const AwkwardShape& shown, std::ostream& out) {
    out << "MULTIPOLYGON (";
    for (const auto& polygon : shown.shape.polygons) {
        for (const auto& ring : polygon.rings) {
            out << (&ring == &polygon.rings.front() ? " ((" : ", (");
            for (const auto& point : ring) {
                out << (point.x - awkward_grid.west) / 100 << ' '
                    << (point.y - awkward_grid.south()) / 100
                    << (&point == &ring.back() ? "" : ", ");
            }
            out << ')';
        }
        out << ')';
    }
    out << " ) in cells";
}

namespace awkward {

inline int whole(int from, int to) {
    return *rc::gen::inRange(from, to + 1);
}

inline geo::MultiPolygon star() {
    return {{{{random_star(awkward_grid, random_middle(awkward_grid), whole(5, 900) / 100.0)}}}};
}

/// Vertices exactly on grid lines or corners.
inline geo::MultiPolygon snapped_star() {
    const auto snap = *rc::gen::element(Snap::to_corners, Snap::to_lines);
    auto ring = random_star(awkward_grid, random_middle(awkward_grid), 6);
    for (auto& point : ring) {
        point = snapped(point, awkward_grid, snap);
    }
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    return {{{{std::move(ring)}}}};
}

/// From 10⁻¹ to 10⁻⁷ of a cell wide, along a grid line or across.
inline geo::MultiPolygon sliver() {
    const double width = std::pow(10, -whole(1, 7));
    const double x = whole(0, 10);
    const double y = whole(0, 8);
    const double lean = whole(-3, 3);
    return {{{{ring_of({{x, y}, {x + 7, y + lean}, {x + 7, y + lean + width}})}}}};
}

/// Ground around exactly one cell, or around a part of it.
inline geo::MultiPolygon around_a_cell() {
    const double x = whole(1, 8);
    const double y = whole(1, 6);
    const double inset = whole(0, 3) / 8.0;
    return {{{{box(x - 1, y - 1, x + 2, y + 2),
               box(x + inset, y + inset, x + 1 - inset, y + 1 - inset)}}}};
}

/// Two polygons that meet in one point; a hole that meets its shell in one.
inline geo::MultiPolygon touching() {
    const double x = whole(2, 18) / 2.0;
    const double y = whole(2, 12) / 2.0;
    const auto hole = ring_of({{x - 2, y - 1}, {x - 1, y - 1.5}, {x - 1, y - 0.5}});
    return {{{{box(x - 2, y - 2, x, y), hole}}, {{box(x, y, x + 1.5, y + 2)}}}};
}

/// Thousands of vertices in few cells.
inline geo::MultiPolygon crowded() {
    const auto count = whole(1000, 4000);
    const auto middle = random_middle(awkward_grid);
    const int wave = whole(2, 60);
    geo::Ring ring;
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * i / count;
        const double radius = 250 + 60 * std::sin(wave * angle) + 3 * std::sin(611.0 * i);
        ring.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return {{{{std::move(ring)}}}};
}

/// Exclaves in cells next to each other, some along the same grid line.
inline geo::MultiPolygon exclaves() {
    geo::MultiPolygon shape;
    for (int i = 0; i < whole(2, 5); ++i) {
        const double x = 2 * i;
        const double height = whole(1, 80) / 10.0;
        shape.polygons.push_back({{box(x, 0, x + whole(1, 15) / 8.0, height)}});
    }
    return shape;
}

inline std::vector<AwkwardShape> smaller(const AwkwardShape& from) {
    std::vector<AwkwardShape> all;
    const auto& polygons = from.shape.polygons;
    const auto propose = [&](const auto& change) {
        AwkwardShape next = from;
        change(next.shape.polygons);
        if (!(next.shape == from.shape) && geo::invalid_reason(next.shape).empty()) {
            all.push_back(std::move(next));
        }
    };
    for (std::size_t p = 0; p < polygons.size(); ++p) {
        if (polygons.size() > 1) {
            propose([p](auto& of) { of.erase(of.begin() + static_cast<int>(p)); });
        }
        for (std::size_t r = 0; r < polygons[p].rings.size(); ++r) {
            if (r > 0) {
                propose([&](auto& of) {
                    of[p].rings.erase(of[p].rings.begin() + static_cast<int>(r));
                });
            }
            const auto size = polygons[p].rings[r].size();
            for (std::size_t gone = size / 2; gone > 0 && size > 4; gone /= 2) {
                for (std::size_t at = 1; at + gone < size && size - gone >= 4; at += gone) {
                    propose([&](auto& of) {
                        auto& ring = of[p].rings[r];
                        const auto first = ring.begin() + static_cast<int>(at);
                        ring.erase(first, first + static_cast<int>(gone));
                    });
                }
            }
        }
    }
    propose([](auto& of) { // vertices on halves of cells read more easily
        for (auto& polygon : of) {
            for (auto& ring : polygon.rings) {
                for (auto& point : ring) {
                    point = cells(std::round((point.x - awkward_grid.west) / 50) / 2,
                                  std::round((point.y - awkward_grid.south()) / 50) / 2);
                }
            }
        }
    });
    return all;
}

} // namespace awkward
} // namespace netzatlas::testing

template <>
struct rc::Arbitrary<netzatlas::testing::AwkwardShape> {
    static Gen<netzatlas::testing::AwkwardShape> arbitrary() {
        using namespace netzatlas::testing;
        const auto of = [](netzatlas::geo::MultiPolygon (*draw)()) {
            return gen::suchThat(gen::exec([draw] { return AwkwardShape{draw()}; }),
                                 [](const AwkwardShape& drawn) {
                                     return netzatlas::geo::invalid_reason(drawn.shape).empty();
                                 });
        };
        return gen::shrink(
            gen::weightedOneOf<AwkwardShape>({{4, of(awkward::star)},
                                              {4, of(awkward::snapped_star)},
                                              {3, of(awkward::sliver)},
                                              {2, of(awkward::around_a_cell)},
                                              {2, of(awkward::touching)},
                                              {1, of(awkward::crowded)},
                                              {2, of(awkward::exclaves)}}),
            [](const AwkwardShape& drawn) { return seq::fromContainer(awkward::smaller(drawn)); });
    }
};
