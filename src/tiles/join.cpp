#include "tiles/join.hpp"

#include "tiles/archive_writer.hpp"
#include "tiles/pmtiles.hpp"
#include "tiles/shard.hpp"
#include "tiles/tileset.hpp"
#include "tiles/workers.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>
#include <optional>

namespace netzatlas::tiles {

namespace {

constexpr std::size_t most_tile_bytes = std::size_t{1} << 27U;

/// An open shard and what it says of itself.
struct OpenShard {
    Archive archive;
    ShardLabel label;
    std::string whole_metadata;
};

tl::unexpected<Error> bad(const OpenShard& shard, const std::string& what) {
    return fail(ErrorCode::bad_source, fmt::format("{}: {}", shard.archive.file_name(), what));
}

Result<std::vector<OpenShard>> opened(const std::vector<std::filesystem::path>& files) {
    std::vector<OpenShard> shards;
    for (const auto& file : files) {
        auto archive = Archive::open(file);
        if (!archive) {
            return fail(archive.error());
        }
        const auto label = shard_in(archive->metadata());
        if (!label) {
            return fail(label.error().code,
                        fmt::format("{}: {}", archive->file_name(), label.error().message));
        }
        auto whole = without_shard(archive->metadata());
        shards.push_back({std::move(*archive), *label, std::move(whole)});
    }
    std::sort(shards.begin(), shards.end(), [](const OpenShard& a, const OpenShard& b) {
        return a.label.shard.part < b.label.shard.part;
    });
    return shards;
}

bool same_archive(const OpenShard& a, const OpenShard& b) {
    return a.whole_metadata == b.whole_metadata && a.archive.min_zoom() == b.archive.min_zoom() &&
           a.archive.max_zoom() == b.archive.max_zoom() &&
           a.archive.south_west() == b.archive.south_west() &&
           a.archive.north_east() == b.archive.north_east();
}

/// Whether the shard was made in the same way as the first one.
Result<void> belongs(const OpenShard& shard, const OpenShard& first) {
    const auto& own = shard.label;
    const auto& other = first.label;
    if (own.tileset != other.tileset) {
        return bad(shard, fmt::format("is a shard of the tileset '{}', {} of '{}'", own.tileset,
                                      first.archive.file_name(), other.tileset));
    }
    if (own.edition != other.edition) {
        return bad(shard, fmt::format("was made from edition {}, {} from {}", own.edition,
                                      first.archive.file_name(), other.edition));
    }
    if (own.shard.of != other.shard.of) {
        return bad(shard, fmt::format("is one of {}, {} one of {}", own.shard.of,
                                      first.archive.file_name(), other.shard.of));
    }
    return same_archive(shard, first)
               ? Result<void>{}
               : bad(shard, fmt::format("and {} differ in bounds, zooms or metadata: were they "
                                        "made by two versions of the program?",
                                        first.archive.file_name()));
}

/// Parts 1 to n, each once, and their stretches side by side.
Result<void> complete(const std::vector<OpenShard>& shards) {
    const auto& first = shards.front();
    for (std::size_t i = 0; i < shards.size(); ++i) {
        const auto& label = shards[i].label;
        if (i > 0 && label.shard.part == shards[i - 1].label.shard.part) {
            return bad(shards[i],
                       fmt::format("shard {}/{} is there twice", label.shard.part, label.shard.of));
        }
        if (label.shard.part != i + 1) {
            return fail(ErrorCode::bad_source,
                        fmt::format("shard {}/{} is missing: make it with `netzatlas tiles EDITION "
                                    "--tileset {} --shard {}/{}`",
                                    i + 1, first.label.shard.of, first.label.tileset, i + 1,
                                    first.label.shard.of));
        }
        const auto begin = i == 0 ? 0 : shards[i - 1].label.stretch.to;
        if (label.stretch.from != begin) {
            return bad(shards[i], "its parent tiles do not follow those of the shard before");
        }
    }
    if (shards.size() < first.label.shard.of) {
        return fail(ErrorCode::bad_source,
                    fmt::format("shard {}/{} is missing: {} of {} are there", shards.size() + 1,
                                first.label.shard.of, shards.size(), first.label.shard.of));
    }
    return shards.back().label.stretch.to == ParentStretch{}.to
               ? Result<void>{}
               : bad(shards.back(), "its parent tiles end before the last");
}

/// A tile as it goes into the whole archive.
Result<std::string> sound_tile(const OpenShard& shard, TileId id) {
    if (!shard.label.stretch.has(id)) {
        return fail(ErrorCode::bad_source, "belongs to another shard");
    }
    auto bytes = shard.archive.tile(id);
    if (!bytes) {
        return fail(bytes.error());
    }
    if (!*bytes) {
        return fail(ErrorCode::bad_source, "the directory points nowhere");
    }
    const auto unpacked = unzipped(**bytes, most_tile_bytes);
    return unpacked ? Result<std::string>{std::move(**bytes)} : fail(unpacked.error());
}

Result<void> take_over(const OpenShard& shard, ArchiveWriter& writer) {
    const auto tiles = shard.archive.tiles();
    std::mutex lock;
    std::optional<Error> first_error;
    for_each_index(tiles.size(), worker_count(0), [&](std::size_t i) {
        const auto bytes = sound_tile(shard, tiles[i]);
        if (bytes) {
            writer.add(tiles[i], *bytes);
            return;
        }
        const std::lock_guard hold{lock};
        if (!first_error) {
            first_error = Error{bytes.error().code,
                                fmt::format("tile {}/{}/{}: {}", tiles[i].zoom, tiles[i].x,
                                            tiles[i].y, bytes.error().message)};
        }
    });
    return first_error ? bad(shard, first_error->message) : Result<void>{};
}

} // namespace

Result<std::string> join_shards(const std::vector<std::filesystem::path>& files,
                                const std::filesystem::path& folder) {
    if (files.empty()) {
        return fail(ErrorCode::bad_request, "there is no shard to join");
    }
    const auto shards = opened(files);
    if (!shards) {
        return fail(shards.error());
    }
    const auto& first = shards->front();
    for (const auto& shard : *shards) {
        if (auto fits = belongs(shard, first); !fits) {
            return fail(fits.error());
        }
    }
    if (auto all = complete(*shards); !all) {
        return fail(all.error());
    }
    auto writer = ArchiveWriter::into(folder);
    if (!writer) {
        return fail(writer.error());
    }
    for (const auto& shard : *shards) {
        if (auto taken = take_over(shard, *writer); !taken) {
            return fail(taken.error());
        }
    }
    return writer->finish({first.label.tileset,
                           first.whole_metadata,
                           first.archive.min_zoom(),
                           first.archive.max_zoom(),
                           {first.archive.south_west(), first.archive.north_east()}});
}

} // namespace netzatlas::tiles
