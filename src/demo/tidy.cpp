#include "demo/tidy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace netzatlas::demo {

namespace {

constexpr std::array<std::array<int, 2>, 4> sides{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

/// Mean over a window along one direction, by running sums.
void blur_line(std::vector<double>& values, std::size_t start, std::size_t stride, int count,
               int reach) {
    std::vector<double> sums(static_cast<std::size_t>(count) + 1, 0.0);
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        sums[at + 1] = sums[at] + values[start + at * stride];
    }
    for (int i = 0; i < count; ++i) {
        const auto from = static_cast<std::size_t>(std::max(0, i - reach));
        const auto to = static_cast<std::size_t>(std::min(count, i + reach + 1));
        values[start + static_cast<std::size_t>(i) * stride] =
            (sums[to] - sums[from]) / (2.0 * reach + 1.0);
    }
}

/// Numbers the connected pieces of equal value; returns the piece of each square and their sizes.
struct Pieces {
    std::vector<int> piece;
    std::vector<std::size_t> size;
};

template <class Value>
Pieces pieces_of(const GroundMap& map, const std::vector<Value>& values) {
    Pieces found{std::vector<int>(values.size(), -1), {}};
    std::vector<std::array<int, 2>> stack;
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
            if (found.piece[map.index(column, row)] >= 0) {
                continue;
            }
            const int number = static_cast<int>(found.size.size());
            found.size.push_back(0);
            found.piece[map.index(column, row)] = number;
            stack.push_back({column, row});
            while (!stack.empty()) {
                const auto [x, y] = stack.back();
                stack.pop_back();
                ++found.size.back();
                for (const auto& [right, up] : sides) {
                    const int nx = x + right;
                    const int ny = y + up;
                    if (nx < 0 || ny < 0 || nx >= map.columns || ny >= map.rows) {
                        continue;
                    }
                    auto& piece = found.piece[map.index(nx, ny)];
                    if (piece < 0 && values[map.index(nx, ny)] == values[map.index(x, y)]) {
                        piece = number;
                        stack.push_back({nx, ny});
                    }
                }
            }
        }
    }
    return found;
}

/// The neighbour most often met around a square, nobody only where there is no one else.
std::int16_t prevailing(const GroundMap& map, int column, int row, std::int16_t but) {
    std::map<std::int16_t, int> votes;
    for (int up = -1; up <= 1; ++up) {
        for (int right = -1; right <= 1; ++right) {
            const auto owner = map.owner(column + right, row + up);
            if (owner != but && owner != GroundMap::nobody) {
                votes[owner] += right == 0 || up == 0 ? 2 : 1;
            }
        }
    }
    const auto best =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == votes.end() ? but : best->first;
}

/// Hands splinters to their neighbours. True when anything changed.
bool join_splinters(GroundMap& map) {
    const auto pieces = pieces_of(map, map.owners);
    std::map<std::int16_t, int> largest;
    for (std::size_t i = 0; i < map.owners.size(); ++i) {
        auto& best = largest.try_emplace(map.owners[i], pieces.piece[i]).first->second;
        if (pieces.size[static_cast<std::size_t>(pieces.piece[i])] >
            pieces.size[static_cast<std::size_t>(best)]) {
            best = pieces.piece[i];
        }
    }
    bool changed = false;
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
            auto& owner = map.owners[map.index(column, row)];
            if (owner != GroundMap::nobody &&
                pieces.piece[map.index(column, row)] != largest.at(owner)) {
                const auto heir = prevailing(map, column, row, owner);
                changed = changed || heir != owner;
                owner = heir;
            }
        }
    }
    return changed;
}

/// A corner where no two neighbouring squares agree: rings of some union would touch there.
bool is_knot(const GroundMap& map, int column, int row) {
    const auto a = map.owner(column, row);
    const auto b = map.owner(column + 1, row);
    const auto c = map.owner(column + 1, row + 1);
    const auto d = map.owner(column, row + 1);
    return a != b && b != c && c != d && d != a;
}

bool untie_knots(GroundMap& map) {
    bool changed = false;
    for (int row = 0; row + 1 < map.rows; ++row) {
        for (int column = 0; column + 1 < map.columns; ++column) {
            if (is_knot(map, column, row)) {
                auto& first = map.owners[map.index(column, row)];
                auto& second = map.owners[map.index(column + 1, row)];
                (first == GroundMap::nobody ? first : second) =
                    first == GroundMap::nobody ? second : first;
                changed = true;
            }
        }
    }
    return changed;
}

} // namespace

std::vector<double> blurred(const GroundMap& map, double reach_m) {
    std::vector<double> values(map.owners.size());
    std::transform(map.owners.begin(), map.owners.end(), values.begin(),
                   [](std::int16_t owner) { return owner == GroundMap::nobody ? 0.0 : 1.0; });
    const int reach = static_cast<int>(std::lround(reach_m / map.square_m));
    for (int pass = 0; pass < 3; ++pass) {
        for (int row = 0; row < map.rows; ++row) {
            blur_line(values, map.index(0, row), 1, map.columns, reach);
        }
        for (int column = 0; column < map.columns; ++column) {
            blur_line(values, map.index(column, 0), static_cast<std::size_t>(map.columns), map.rows,
                      reach);
        }
    }
    return values;
}

std::vector<char> filled(const GroundMap& map, std::vector<char> open) {
    for (const char wanted : {char{0}, char{1}}) { // first holes, then islands
        const auto pieces = pieces_of(map, open);
        std::size_t largest = 0;
        for (std::size_t i = 0; i < open.size(); ++i) {
            const auto piece = static_cast<std::size_t>(pieces.piece[i]);
            if (open[i] == wanted) {
                largest = std::max(largest, pieces.size[piece]);
            }
        }
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (open[i] == wanted &&
                pieces.size[static_cast<std::size_t>(pieces.piece[i])] < largest) {
                open[i] = static_cast<char>(1 - wanted);
            }
        }
    }
    return open;
}

void tidy(GroundMap& map) {
    for (int round = 0; round < 50; ++round) {
        const bool joined = join_splinters(map);
        const bool untied = untie_knots(map);
        if (!joined && !untied) {
            return;
        }
    }
}

} // namespace netzatlas::demo
