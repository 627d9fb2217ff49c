#include "coverage/overlaps.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace netzatlas::coverage {

namespace {

constexpr double tolerance = 1e-6; // of a cell: a hundred times what an overlay is exact to

/// One region's way through the rows.
class RegionRows {
public:
    RegionRows(std::size_t place, const RegionCells& cells) : place_{place}, cells_{cells} {}

    std::size_t place() const { return place_; }
    bool done() const { return run_ == cells_.runs.size() && border_ == cells_.borders.size(); }
    int first_row() const {
        const int run = cells_.runs.empty() ? no_row : cells_.runs.front().row;
        return std::min(run, cells_.borders.empty() ? no_row : cells_.borders.front().row);
    }
    /// Its cells of a row; rows are asked for in order.
    void go_to(int row) {
        runs_ = stretch(cells_.runs, run_, row);
        borders_ = stretch(cells_.borders, border_, row);
    }
    void add_to(std::vector<double>& totals) const {
        for (const auto& run : runs_) {
            for (auto column = run.first; column <= run.last; ++column) {
                totals[static_cast<std::size_t>(column)] += 1;
            }
        }
        for (const auto& border : borders_) {
            totals[static_cast<std::size_t>(border.column)] += border.fraction;
        }
    }
    double part_of(int column) const {
        for (const auto& run : runs_) {
            if (run.first <= column && column <= run.last) {
                return 1;
            }
        }
        for (const auto& border : borders_) {
            if (border.column == column) {
                return border.fraction;
            }
        }
        return 0;
    }

private:
    static constexpr int no_row = 2'147'483'647;

    template <class Cells>
    static std::span<const Cells> stretch(const std::vector<Cells>& all, std::size_t& at, int row) {
        const auto begin = at;
        while (at < all.size() && all[at].row == row) {
            ++at;
        }
        return std::span{all}.subspan(begin, at - begin);
    }

    std::size_t place_;
    const RegionCells& cells_;
    std::size_t run_ = 0;
    std::size_t border_ = 0;
    std::span<const Run> runs_;
    std::span<const BorderCell> borders_;
};

/// The two regions with the largest parts of a cell, and how much of it both claim.
struct Claim {
    std::size_t first = 0;
    std::size_t second = 0;
    double cells = 0;
};

Claim claim_on(int column, double total, const std::vector<RegionRows*>& present) {
    std::vector<std::pair<double, std::size_t>> parts;
    for (const auto* region : present) {
        if (const double part = region->part_of(column); part > 0) {
            parts.emplace_back(part, region->place());
        }
    }
    if (parts.size() < 2) {
        return {};
    }
    std::partial_sort(parts.begin(), parts.begin() + 2, parts.end(), std::greater<>{});
    const auto [low, high] = std::minmax(parts[0].second, parts[1].second);
    return {low, high, std::min(total - 1, parts[1].first)};
}

/// Walks down the rows with the regions that are present in each.
class RowSweep {
public:
    explicit RowSweep(const Overlay& overlay)
        : totals_(static_cast<std::size_t>(overlay.grid.columns)) {
        regions_.reserve(overlay.regions.size());
        for (std::size_t i = 0; i < overlay.regions.size(); ++i) {
            waiting_.push_back(&regions_.emplace_back(i, overlay.regions[i]));
        }
        std::stable_sort(waiting_.begin(), waiting_.end(), [](const auto* a, const auto* b) {
            return a->first_row() > b->first_row(); // taken from the end
        });
    }

    void take(int row) {
        while (!waiting_.empty() && waiting_.back()->first_row() <= row) {
            present_.push_back(waiting_.back());
            waiting_.pop_back();
        }
        std::fill(totals_.begin(), totals_.end(), 0.0);
        for (auto* region : present_) {
            region->go_to(row);
            region->add_to(totals_);
        }
        for (std::size_t column = 0; column < totals_.size(); ++column) {
            if (totals_[column] > 1 + tolerance) {
                keep(row, static_cast<int>(column), totals_[column]);
            }
        }
        std::erase_if(present_, [](const auto* region) { return region->done(); });
    }

    std::vector<SharedGround> found(double least_cells) const {
        std::vector<SharedGround> shared;
        for (const auto& [pair, ground] : found_) {
            if (ground.cells >= least_cells) {
                shared.push_back(ground);
            }
        }
        return shared;
    }

private:
    void keep(int row, int column, double total) {
        const auto claim = claim_on(column, total, present_);
        const SharedGround fresh{claim.first, claim.second, 0, {row, column}};
        found_.try_emplace({claim.first, claim.second}, fresh).first->second.cells += claim.cells;
    }

    std::vector<RegionRows> regions_;
    std::vector<RegionRows*> waiting_; ///< last: the northernmost
    std::vector<RegionRows*> present_;
    std::vector<double> totals_; ///< by column
    std::map<std::pair<std::size_t, std::size_t>, SharedGround> found_;
};

} // namespace

std::vector<SharedGround> shared_ground(const Overlay& overlay, double least_cells) {
    RowSweep sweep{overlay};
    for (int row = 0; row < overlay.grid.rows; ++row) {
        sweep.take(row);
    }
    return sweep.found(least_cells);
}

} // namespace netzatlas::coverage
