#include "demo/border_net.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace netzatlas::demo {

namespace {

constexpr int rounds = 10;
constexpr double most_moved = 0.46; // of a square: below one half, with room for centimetres

double centimetres(double metres) {
    return std::round(metres * 100.0) / 100.0;
}

double doubled_area(const geo::Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        sum += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
               (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    }
    return sum;
}

bool encloses(const geo::Ring& ring, geo::Point point) {
    bool inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const auto a = ring[i];
        const auto b = ring[i + 1];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)) {
            inside = !inside;
        }
    }
    return inside;
}

/// Puts each hole into the smallest shell around it.
geo::MultiPolygon nested(std::vector<geo::Ring> rings) {
    std::sort(rings.begin(), rings.end(), [](const geo::Ring& a, const geo::Ring& b) {
        return std::tuple{-doubled_area(a), a[0].x, a[0].y} <
               std::tuple{-doubled_area(b), b[0].x, b[0].y};
    });
    geo::MultiPolygon ground;
    for (auto& ring : rings) {
        if (doubled_area(ring) > 0) {
            ground.polygons.push_back({{std::move(ring)}});
            continue;
        }
        const auto shell =
            std::find_if(ground.polygons.rbegin(), ground.polygons.rend(),
                         [&](const geo::Polygon& p) { return encloses(p.rings[0], ring[0]); });
        if (shell != ground.polygons.rend()) {
            shell->rings.push_back(std::move(ring));
        }
    }
    return ground;
}

} // namespace

BorderNet::BorderNet(const GroundMap& map) : map_{map} {
    positions_.reserve(corner(0, map.rows + 1));
    for (int row = 0; row <= map.rows; ++row) {
        for (int column = 0; column <= map.columns; ++column) {
            positions_.push_back(
                {map.west + column * map.square_m, map.south + row * map.square_m});
        }
    }
    round_off();
}

BorderNet::Corner BorderNet::corner(int column, int row) const {
    return static_cast<Corner>(row) * static_cast<Corner>(map_.columns + 1) +
           static_cast<Corner>(column);
}

std::vector<BorderNet::Corner> BorderNet::neighbours(int column, int row) const {
    const auto south_west = map_.owner(column - 1, row - 1);
    const auto south_east = map_.owner(column, row - 1);
    const auto north_west = map_.owner(column - 1, row);
    const auto north_east = map_.owner(column, row);
    std::vector<Corner> found;
    if (south_east != north_east) {
        found.push_back(corner(column + 1, row));
    }
    if (north_east != north_west) {
        found.push_back(corner(column, row + 1));
    }
    if (north_west != south_west) {
        found.push_back(corner(column - 1, row));
    }
    if (south_west != south_east) {
        found.push_back(corner(column, row - 1));
    }
    return found;
}

void BorderNet::round_off() {
    std::vector<std::pair<Corner, std::vector<Corner>>> moving;
    for (int row = 0; row <= map_.rows; ++row) {
        for (int column = 0; column <= map_.columns; ++column) {
            if (auto around = neighbours(column, row); !around.empty()) {
                moving.emplace_back(corner(column, row), std::move(around));
            }
        }
    }
    const auto start = positions_;
    const double most = most_moved * map_.square_m;
    for (int round = 0; round < rounds; ++round) {
        const auto before = positions_;
        for (const auto& [at, around] : moving) {
            geo::Point sum = before[at];
            for (const auto next : around) {
                sum = {sum.x + before[next].x, sum.y + before[next].y};
            }
            const double count = static_cast<double>(around.size()) + 1;
            positions_[at] = {
                centimetres(std::clamp(sum.x / count, start[at].x - most, start[at].x + most)),
                centimetres(std::clamp(sum.y / count, start[at].y - most, start[at].y + most))};
        }
    }
}

std::vector<geo::Ring> BorderNet::rings(std::vector<Edge> edges) const {
    std::sort(edges.begin(), edges.end());
    std::vector<char> used(edges.size(), 0);
    std::vector<geo::Ring> found;
    for (std::size_t first = 0; first < edges.size(); ++first) {
        geo::Ring ring;
        for (auto at = first; used[at] == 0;) {
            used[at] = 1;
            ring.push_back(positions_[edges[at].first]);
            at = static_cast<std::size_t>(
                std::lower_bound(edges.begin(), edges.end(), Edge{edges[at].second, 0}) -
                edges.begin());
        }
        if (!ring.empty()) {
            ring.push_back(ring.front());
            found.push_back(std::move(ring));
        }
    }
    return found;
}

std::vector<geo::MultiPolygon> BorderNet::outlines(std::span<const int> group_of_owner,
                                                   int groups) const {
    std::vector<std::vector<Edge>> edges(static_cast<std::size_t>(groups));
    const auto group_at = [&](int column, int row) {
        const auto owner = map_.owner(column, row);
        return owner == GroundMap::nobody ? -1 : group_of_owner[static_cast<std::size_t>(owner)];
    };
    for (int row = 0; row < map_.rows; ++row) {
        for (int column = 0; column < map_.columns; ++column) {
            const int group = group_at(column, row);
            if (group < 0) {
                continue;
            }
            auto& own = edges[static_cast<std::size_t>(group)];
            const auto side = [&](int other, Corner from, Corner to) {
                if (other != group) {
                    own.emplace_back(from, to);
                }
            };
            side(group_at(column, row - 1), corner(column, row), corner(column + 1, row));
            side(group_at(column + 1, row), corner(column + 1, row), corner(column + 1, row + 1));
            side(group_at(column, row + 1), corner(column + 1, row + 1), corner(column, row + 1));
            side(group_at(column - 1, row), corner(column, row + 1), corner(column, row));
        }
    }
    std::vector<geo::MultiPolygon> found;
    found.reserve(edges.size());
    for (auto& own : edges) {
        found.push_back(nested(rings(std::move(own))));
    }
    return found;
}

} // namespace netzatlas::demo
