#include "edition/laid_regions.hpp"

#include "coverage/border_sweep.hpp"
#include "coverage/joined_cells.hpp"
#include "geo/transform.hpp"
#include "geo/vector_file.hpp"

#include <condition_variable>
#include <deque>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

namespace netzatlas::edition {

namespace {

/// One record of the file: read, then laid by whichever thread takes it.
struct LaidRecord {
    std::int64_t number = 0;
    std::string key;
    geo::MultiPolygon shape; ///< until it is laid
    coverage::RegionCells cells;
    std::optional<Error> error;
};

/// Hands records from the reader to the threads that lay them; holds few, so that memory does not
/// grow with the file.
class RecordQueue {
public:
    void put(LaidRecord* record) {
        std::unique_lock lock{mutex_};
        taken_.wait(lock, [this] { return waiting_.size() < most; });
        waiting_.push_back(record);
        put_.notify_one();
    }
    /// Null once all are taken.
    LaidRecord* take() {
        std::unique_lock lock{mutex_};
        put_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            return nullptr;
        }
        auto* record = waiting_.front();
        waiting_.pop_front();
        taken_.notify_one();
        return record;
    }
    void close() {
        const std::scoped_lock lock{mutex_};
        closed_ = true;
        put_.notify_all();
    }

private:
    static constexpr std::size_t most = 64;
    std::mutex mutex_;
    std::condition_variable put_;
    std::condition_variable taken_;
    std::deque<LaidRecord*> waiting_;
    bool closed_ = false;
};

/// Lays one record after the other; each thread has its own.
class RecordLayer {
public:
    RecordLayer(const Grid& grid, const geo::Transform& to_grid)
        : to_grid_{to_grid.clone()}, sweep_{grid} {}

    void lay(LaidRecord& record) {
        if (const auto done = moved_and_swept(record.shape); done) {
            // exact copies: vectors that grew would hold half as much again
            record.cells = scratch_;
        } else {
            record.error = done.error();
        }
        record.shape = {};
    }

private:
    Result<void> moved_and_swept(geo::MultiPolygon& shape) {
        for (auto& polygon : shape.polygons) {
            for (auto& ring : polygon.rings) {
                if (const auto moved = to_grid_.apply(ring); !moved) {
                    return moved;
                }
            }
        }
        sweep_.clear();
        if (const auto added = sweep_.add(shape); !added) {
            return added;
        }
        sweep_.cells_into(scratch_);
        return {};
    }

    geo::Transform to_grid_;
    coverage::BorderSweep sweep_;
    coverage::RegionCells scratch_;
};

Result<void> read_records(const geo::VectorLayer& layer, int key, std::deque<LaidRecord>& records,
                          RecordQueue& queue) {
    return layer.each([&](const geo::Record& record) -> Result<void> {
        const auto name = record.text(key);
        if (!name || name->empty()) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: record {} has no key: fill the column or choose another",
                                    layer.file_name(), record.number()));
        }
        auto shape = record.polygons();
        if (!shape) {
            return fail(shape.error().code,
                        fmt::format("{}: record {} ({}): {}", layer.file_name(), record.number(),
                                    *name, shape.error().message));
        }
        records.push_back({record.number(), *name, std::move(*shape), {}, {}});
        queue.put(&records.back());
        return {};
    });
}

Result<LaidRegions> joined_by_key(std::deque<LaidRecord>& records, const Grid& grid,
                                  const std::string& file) {
    LaidRegions laid{{}, {grid, {}}};
    std::vector<std::vector<LaidRecord*>> of_region;
    std::unordered_map<std::string_view, std::size_t> places;
    for (auto& record : records) {
        if (record.error) {
            return fail(record.error->code,
                        fmt::format("{}: record {} ({}): {}", file, record.number, record.key,
                                    record.error->message));
        }
        const auto [place, fresh] = places.try_emplace(record.key, of_region.size());
        if (fresh) {
            of_region.emplace_back();
        }
        of_region[place->second].push_back(&record);
    }
    for (const auto& parts : of_region) {
        auto cells = std::move(parts.front()->cells);
        if (parts.size() > 1) {
            std::vector<coverage::RegionCells> all{std::move(cells)};
            for (std::size_t i = 1; i < parts.size(); ++i) {
                all.push_back(std::move(parts[i]->cells));
            }
            auto joined = coverage::joined_cells(all);
            if (!joined) {
                return fail(joined.error().code,
                            fmt::format("{}: key {}: {}: dissolve them first, or choose a key "
                                        "that tells them apart",
                                        file, parts.front()->key, joined.error().message));
            }
            cells = std::move(*joined);
        }
        laid.keys.push_back(parts.front()->key);
        laid.overlay.regions.push_back(std::move(cells));
    }
    return laid;
}

} // namespace

Result<LaidRegions> laid_regions(const RegionSource& source, const Grid& grid, unsigned threads) {
    const auto layer = geo::VectorLayer::open(source.file, {source.layer});
    if (!layer) {
        return fail(layer.error());
    }
    const auto key = layer->need_field(source.key);
    if (!key) {
        return fail(key.error());
    }
    const auto to_grid = geo::Transform::from_definition(layer->crs(), grid.epsg);
    if (!to_grid) {
        return fail(to_grid.error().code,
                    fmt::format("{}: {}", layer->file_name(), to_grid.error().message));
    }
    std::deque<LaidRecord> records; // a deque: the others keep their place while it grows
    RecordQueue queue;
    std::vector<std::jthread> layers;
    layers.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) {
        layers.emplace_back([&] {
            RecordLayer own{grid, *to_grid};
            while (auto* record = queue.take()) {
                own.lay(*record);
            }
        });
    }
    const auto read = read_records(*layer, *key, records, queue);
    queue.close();
    layers.clear();
    return read ? joined_by_key(records, grid, layer->file_name()) : fail(read.error());
}

} // namespace netzatlas::edition
