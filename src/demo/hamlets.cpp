#include "demo/chance.hpp"
#include "demo/settling.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <unordered_set>
#include <utility>

namespace netzatlas::demo {

namespace {

constexpr int hamlet_reach = 2; // cells around its first
constexpr int apart = 7;        // cells between two hamlets
constexpr std::size_t most_crossing = 6;
constexpr std::size_t fewest_crossing = 3;
constexpr std::size_t most_beside = 4;
constexpr double people_per_hamlet = 30; // on one side of the border
constexpr double most_of_people = 0.05;
constexpr int hamlets_per_border = 3;

using Border = std::pair<PlaceIndex, PlaceIndex>;

/// Cells that exactly two places share, by those two.
std::map<Border, std::vector<std::uint32_t>> shared_cells(const CellMap& cells) {
    std::map<Border, std::vector<std::uint32_t>> found;
    for (std::size_t i = 0; i + 1 < cells.parts.size(); ++i) {
        const auto& a = cells.parts[i];
        const auto& b = cells.parts[i + 1];
        if (a.cell == b.cell && a.fraction + b.fraction > 1.0 - 1e-9 && a.fraction > 0.02 &&
            b.fraction > 0.02) {
            found[{std::min(a.place, b.place), std::max(a.place, b.place)}].push_back(a.cell);
        }
    }
    return found;
}

class HamletPlan {
public:
    explicit HamletPlan(const World& world) : world_{world} {
        for (const auto& place : world.places) {
            room_.push_back(std::max(
                1, static_cast<int>(most_of_people * place.population / people_per_hamlet)));
        }
    }

    void plan(const Border& border, const std::vector<std::uint32_t>& cells) {
        const auto seed = mixed(seed_of(world_.place(border.first).ags),
                                seed_of(world_.place(border.second).ags));
        auto order = cells;
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return mixed(seed, place_key(a)) < mixed(seed, place_key(b));
        });
        int wanted = hamlets_per_border;
        for (const auto cell : order) {
            if (wanted > 0 && has_room(border) && is_free(cell) && found(border, cells, cell)) {
                --wanted;
            }
        }
    }

    std::vector<Hamlet> hamlets;

private:
    /// Independent of the frame of the run: the cell's own id.
    std::uint64_t place_key(std::uint32_t cell) const {
        const auto middle = world_.cells.middle(cell);
        return mixed(static_cast<std::uint64_t>(middle.x), static_cast<std::uint64_t>(middle.y));
    }
    /// Squared, in cells.
    int way(std::uint32_t from, std::uint32_t to) const {
        const auto a = world_.cells.position(from);
        const auto b = world_.cells.position(to);
        return (a.row - b.row) * (a.row - b.row) + (a.column - b.column) * (a.column - b.column);
    }
    int& room(PlaceIndex place) { return room_[static_cast<std::size_t>(place)]; }
    bool has_room(const Border& border) {
        return room(border.first) > 0 && room(border.second) > 0;
    }

    template <class Visit>
    void around(std::uint32_t cell, int reach, Visit visit) const {
        const auto [row, column] = world_.cells.position(cell);
        for (int up = -reach; up <= reach; ++up) {
            for (int right = -reach; right <= reach; ++right) {
                const CellPosition next{row + up, column + right};
                if (world_.cells.grid.contains(next)) {
                    visit(static_cast<std::uint32_t>(world_.cells.grid.index(next)));
                }
            }
        }
    }

    bool is_free(std::uint32_t cell) const {
        bool free = true;
        around(cell, apart, [&](std::uint32_t next) { free = free && !taken_.contains(next); });
        return free;
    }

    bool found(const Border& border, const std::vector<std::uint32_t>& cells, std::uint32_t at) {
        Hamlet hamlet;
        hamlet.first = border.first;
        hamlet.second = border.second;
        around(at, hamlet_reach, [&](std::uint32_t next) {
            const auto whole = world_.cells.whole[next];
            if (std::binary_search(cells.begin(), cells.end(), next)) {
                hamlet.crossing.push_back(next);
            } else if (whole == border.first || whole == border.second) {
                hamlet.beside.push_back(next);
            }
        });
        const auto nearest = [&](std::uint32_t a, std::uint32_t b) {
            return std::pair{way(at, a), a} < std::pair{way(at, b), b};
        };
        std::sort(hamlet.crossing.begin(), hamlet.crossing.end(), nearest);
        std::sort(hamlet.beside.begin(), hamlet.beside.end(), nearest);
        hamlet.crossing.resize(std::min(hamlet.crossing.size(), most_crossing));
        hamlet.beside.resize(std::min(hamlet.beside.size(), most_beside));
        if (hamlet.crossing.size() < fewest_crossing) {
            return false;
        }
        taken_.insert(hamlet.crossing.begin(), hamlet.crossing.end());
        taken_.insert(hamlet.beside.begin(), hamlet.beside.end());
        --room(border.first);
        --room(border.second);
        hamlets.push_back(std::move(hamlet));
        return true;
    }

    const World& world_;
    std::vector<int> room_;
    std::unordered_set<std::uint32_t> taken_;
};

} // namespace

std::vector<Hamlet> hamlets_on_borders(const World& world) {
    HamletPlan plan{world};
    auto borders = shared_cells(world.cells);
    for (auto& [border, cells] : borders) {
        cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
        plan.plan(border, cells);
    }
    return std::move(plan.hamlets);
}

} // namespace netzatlas::demo
