#include "coverage/overlay.hpp"

#include "coverage/border_sweep.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <thread>

namespace netzatlas::coverage {

namespace {

/// Regions a thread takes at once, and the least that make a further thread worth its start.
constexpr std::size_t block = 8;

/// Regions by number, so that the answer does not depend on which thread took which.
struct Work {
    std::span<const geo::MultiPolygon> shapes;
    Overlay& result;
    std::vector<std::optional<Error>>& errors;
    std::atomic<std::size_t> next{0};
};

void overlay_regions(Work& work) {
    BorderSweep sweep{work.result.grid};
    for (auto first = work.next.fetch_add(block); first < work.shapes.size();
         first = work.next.fetch_add(block)) {
        for (auto i = first; i < std::min(first + block, work.shapes.size()); ++i) {
            sweep.clear();
            if (const auto added = sweep.add(work.shapes[i]); added) {
                sweep.cells_into(work.result.regions[i]);
            } else {
                work.errors[i] = added.error();
            }
        }
    }
}

void on_all_cores(Work& work) {
    const auto blocks = (work.shapes.size() + block - 1) / block;
    const auto threads =
        std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), blocks);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) {
        others.emplace_back([&work] { overlay_regions(work); });
    }
    overlay_regions(work);
}

} // namespace

Result<Overlay> overlay(std::span<const geo::MultiPolygon> shapes, const Grid& grid) {
    if (!(grid.cell_size > 0 && std::isfinite(grid.cell_size)) || grid.columns < 0 ||
        grid.rows < 0 || !std::isfinite(grid.west) || !std::isfinite(grid.north)) {
        return fail(ErrorCode::bad_value,
                    fmt::format("a grid of {} x {} cells of {} m has no cells to overlay",
                                grid.columns, grid.rows, grid.cell_size));
    }
    Overlay result{grid, std::vector<RegionCells>(shapes.size())};
    std::vector<std::optional<Error>> errors(shapes.size());
    Work work{shapes, result, errors};
    on_all_cores(work);
    for (std::size_t i = 0; i < errors.size(); ++i) {
        if (errors[i]) {
            return fail(errors[i]->code, fmt::format("region {}: {}", i, errors[i]->message));
        }
    }
    return result;
}

} // namespace netzatlas::coverage
