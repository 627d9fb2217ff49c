#include "edition/zonal.hpp"

#include "coverage/block_sums.hpp"
#include "edition/known_overlays.hpp"
#include "edition/zonal_rasters.hpp"
#include "geo/raster_blocks.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <thread>

namespace netzatlas::edition {

namespace {

using coverage::BlockSums;
using coverage::RowBlock;
using geo::BandHead;
using geo::CellType;
using Rasters = ZonalRasters;

Error misplaced(const BandHead& head, std::size_t cell, double value, const std::string& what) {
    const auto columns = static_cast<std::size_t>(head.grid.columns);
    return {ErrorCode::bad_source,
            fmt::format("{}: row {}, column {} (from 0, north-west): {} {}", head.file.string(),
                        cell / columns, cell % columns, value, what)};
}

/// What the threads share: blocks are taken in order, so that the first error is the same one
/// whatever the threads do.
struct Task {
    const Rasters& rasters;
    const coverage::Overlay& overlay;
    std::atomic<int> next{0};
    std::atomic<bool> failed{false};
    std::vector<std::optional<Error>> errors; ///< by block

    Task(const Rasters& from, const coverage::Overlay& over)
        : rasters{from}, overlay{over},
          errors((static_cast<std::size_t>(from.grid.rows) + from.block_rows - 1) /
                 from.block_rows) {}
};

/// One thread's readers, buffers and sums.
class BlockWorker {
public:
    explicit BlockWorker(Task& task)
        : task_{task}, parts_{task.overlay},
          sums_{task.overlay.regions.size(), task.rasters.layers.size()} {}

    void work() {
        const int count = static_cast<int>(task_.errors.size());
        while (!task_.failed) {
            const int block = task_.next++;
            if (block >= count) {
                return;
            }
            const int first = block * task_.rasters.block_rows;
            rows_ = {first, std::min(task_.rasters.block_rows, task_.rasters.grid.rows - first)};
            if (auto added = add_block(); !added) {
                task_.errors[static_cast<std::size_t>(block)] = added.error();
                task_.failed = true;
            }
        }
    }

    const BlockSums& sums() const { return sums_; }

private:
    Result<void> add_block() {
        if (auto ready = open_readers(); !ready) {
            return ready;
        }
        if (auto made = make_parts(); !made) {
            return made;
        }
        sums_.add_totals(parts_);
        for (std::size_t layer = 0; layer < readers_.size(); ++layer) {
            const auto& from = task_.rasters.layers[layer];
            const auto type = from.scale.whole_numbers ? from.head.type : CellType::real;
            auto added = type == CellType::byte   ? add_layer(layer, bytes_)
                         : type == CellType::word ? add_layer(layer, words_)
                                                  : add_layer(layer, reals_);
            if (!added) {
                return added;
            }
        }
        return {};
    }

    Result<void> open_readers() {
        if (!readers_.empty()) {
            return {};
        }
        for (const auto& layer : task_.rasters.layers) {
            auto reader = geo::BlockReader::open(layer.head);
            if (!reader) {
                return fail(reader.error());
            }
            readers_.push_back(std::move(*reader));
        }
        if (task_.rasters.weights) {
            auto reader = geo::BlockReader::open(*task_.rasters.weights);
            if (!reader) {
                return fail(reader.error());
            }
            weights_ = std::move(*reader);
        }
        return {};
    }

    std::size_t cells() const {
        return static_cast<std::size_t>(rows_.count) *
               static_cast<std::size_t>(task_.rasters.grid.columns);
    }
    std::size_t first_cell() const {
        return static_cast<std::size_t>(rows_.first) *
               static_cast<std::size_t>(task_.rasters.grid.columns);
    }

    Result<void> make_parts() {
        if (!weights_) {
            parts_.by_area(rows_);
            return {};
        }
        const auto& head = *task_.rasters.weights;
        reals_.resize(cells());
        if (auto read = weights_->read(rows_.first, rows_.count, std::span{reals_}); !read) {
            return read;
        }
        for (std::size_t i = 0; i < reals_.size(); ++i) {
            auto& weight = reals_[i];
            if (std::isnan(weight) || weight == head.no_data) {
                weight = 0; // nobody is known to live there
            } else if (!(weight >= 0 && weight < coverage::most_weight)) {
                return fail(
                    misplaced(head, first_cell() + i, weight,
                              fmt::format("is no weight: 0 to {} is", coverage::most_weight)));
            }
        }
        parts_.by_weight(rows_, reals_);
        return {};
    }

    template <class Value>
    Result<void> add_layer(std::size_t layer, std::vector<Value>& buffer) {
        const auto& from = task_.rasters.layers[layer];
        buffer.resize(cells());
        const std::span<Value> values{buffer};
        if (auto read = readers_[layer].read(rows_.first, rows_.count, values); !read) {
            return read;
        }
        const auto wrong =
            sums_.add_layer(parts_, layer, std::span<const Value>{values}, from.scale);
        if (wrong) {
            return fail(misplaced(from.head, first_cell() + *wrong,
                                  static_cast<double>(buffer[*wrong]),
                                  fmt::format("is not within 0 to {}: say with --scale which value "
                                              "means all of a cell",
                                              from.scale.one)));
        }
        return {};
    }

    Task& task_;
    RowBlock rows_;
    std::vector<geo::BlockReader> readers_;
    std::optional<geo::BlockReader> weights_;
    coverage::BlockParts parts_;
    BlockSums sums_;
    std::vector<std::uint8_t> bytes_;
    std::vector<std::uint16_t> words_;
    std::vector<double> reals_;
};

Result<BlockSums> summed(const Rasters& rasters, const coverage::Overlay& overlay,
                         unsigned threads) {
    Task task{rasters, overlay};
    std::vector<std::unique_ptr<BlockWorker>> workers;
    for (unsigned i = 0; i < std::min<std::size_t>(threads, task.errors.size()); ++i) {
        workers.push_back(std::make_unique<BlockWorker>(task));
    }
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < workers.size(); ++i) {
            others.emplace_back([worker = workers[i].get()] { worker->work(); });
        }
        workers.front()->work();
    }
    for (const auto& error : task.errors) {
        if (error) {
            return fail(*error);
        }
    }
    BlockSums all = workers.front()->sums();
    for (std::size_t i = 1; i < workers.size(); ++i) {
        all.add(workers[i]->sums());
    }
    return all;
}

ZonalTable table_of(const Rasters& rasters, LaidRegions laid, const BlockSums& sums) {
    ZonalTable table{std::move(laid.keys), {}, {}, false};
    const double area = rasters.weights ? 1 : rasters.grid.cell_size * rasters.grid.cell_size;
    for (const auto& layer : rasters.layers) {
        table.layers.push_back(layer.head.name);
    }
    for (std::size_t region = 0; region < table.regions.size(); ++region) {
        for (std::size_t layer = 0; layer < rasters.layers.size(); ++layer) {
            auto of = sums.of(region, layer, rasters.layers[layer].scale);
            if (!rasters.weights) {
                of.missing += laid.overlay.regions[region].outside;
            }
            table.sums.push_back({of.numerator * area, of.denominator * area, of.missing * area});
        }
    }
    return table;
}

} // namespace

Result<ZonalTable> zonal(const ZonalOptions& options) {
    if (options.rasters.empty() || !(options.scale > 0) || !std::isfinite(options.scale)) {
        return fail(ErrorCode::bad_request,
                    options.rasters.empty()
                        ? "no raster is given: name one or more with --raster"
                        : fmt::format("{} is no scale: give the value that means all of a cell, "
                                      "such as 100 for percent",
                                      options.scale));
    }
    const unsigned threads =
        options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    const auto rasters = zonal_rasters(options);
    if (!rasters) {
        return fail(rasters.error());
    }
    auto laid = known_or_laid(options.regions, rasters->grid, options.overlay_cache, threads);
    if (!laid) {
        return fail(laid.error());
    }
    const auto sums = summed(*rasters, laid->regions.overlay, threads);
    if (!sums) {
        return fail(sums.error());
    }
    auto table = table_of(*rasters, std::move(laid->regions), *sums);
    table.overlay_was_known = laid->known;
    return table;
}

} // namespace netzatlas::edition
