#include "tiles/archive_writer.hpp"

#include "store/sha256.hpp"
#include "tiles/mvt.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <limits>
#include <memory>

namespace netzatlas::tiles {

namespace {

/// The directory over tiles in id order, and which contents follow each other in the archive.
struct Plan {
    std::vector<DirectoryEntry> entries;
    std::vector<std::uint32_t> order;
    std::uint64_t length = 0;
};

template <class Contents>
Plan plan_of(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& tiles,
             const Contents& contents) {
    constexpr auto unplaced = std::numeric_limits<std::uint64_t>::max();
    Plan plan;
    std::vector<std::uint64_t> offsets(contents.size(), unplaced);
    for (const auto& [id, content] : tiles) {
        const auto length = contents[content].length;
        if (offsets[content] == unplaced) {
            offsets[content] = plan.length;
            plan.order.push_back(content);
            plan.length += length;
        }
        auto* last = plan.entries.empty() ? nullptr : &plan.entries.back();
        if (last != nullptr && last->offset == offsets[content] &&
            last->tile_id + last->run_length == id) {
            ++last->run_length;
            continue;
        }
        plan.entries.push_back({id, offsets[content], length, 1});
    }
    return plan;
}

/// To the 10⁻⁷ degrees that the header holds, so that a joined archive has the same centre.
LonLatBox as_stored(const LonLatBox& bounds) {
    const auto rounded = [](LonLat place) {
        return LonLat{std::round(place.lon * 1e7) / 1e7, std::round(place.lat * 1e7) / 1e7};
    };
    return {rounded(bounds.south_west), rounded(bounds.north_east)};
}

ArchiveHeader header_of(const ArchiveLabel& label, const Plan& plan, std::size_t tiles) {
    ArchiveHeader header;
    header.data_length = plan.length;
    header.addressed_tiles = tiles;
    header.entries = plan.entries.size();
    header.contents = plan.order.size();
    header.min_zoom = label.min_zoom;
    header.max_zoom = label.max_zoom;
    header.bounds = as_stored(label.bounds);
    header.center_zoom = label.min_zoom;
    header.center = {(header.bounds.south_west.lon + header.bounds.north_east.lon) / 2,
                     (header.bounds.south_west.lat + header.bounds.north_east.lat) / 2};
    return header;
}

/// Everything before the tiles.
std::string start_of(const ArchiveLabel& label, const Plan& plan, std::size_t tiles) {
    const auto directories = directories_of(plan.entries);
    const auto metadata = gzipped(label.metadata);
    auto header = header_of(label, plan, tiles);
    header.root_offset = header_size;
    header.root_length = directories.root.size();
    header.metadata_offset = header.root_offset + header.root_length;
    header.metadata_length = metadata.size();
    header.leaves_offset = header.metadata_offset + header.metadata_length;
    header.leaves_length = directories.leaves.size();
    header.data_offset = header.leaves_offset + header.leaves_length;
    return encoded_header(header) + directories.root + metadata + directories.leaves;
}

} // namespace

ArchiveWriter::ArchiveWriter(std::filesystem::path folder, NamelessFile spool)
    : folder_{std::move(folder)}, spool_{std::move(spool)}, lock_{std::make_unique<std::mutex>()} {}

Result<ArchiveWriter> ArchiveWriter::into(const std::filesystem::path& folder) {
    auto spool = NamelessFile::in(folder);
    if (!spool) {
        return fail(spool.error());
    }
    return ArchiveWriter{folder, std::move(*spool)};
}

/// Equal hashes alone prove nothing: the bytes are read back and compared.
Result<std::uint32_t> ArchiveWriter::content_of(std::string_view bytes) {
    const auto hash = std::hash<std::string_view>{}(bytes);
    const auto [first, last] = by_hash_.equal_range(hash);
    for (auto known = first; known != last; ++known) {
        const auto& content = contents_[known->second];
        if (content.length != bytes.size()) {
            continue;
        }
        const auto stored = spool_.read(content.offset, content.length);
        if (!stored) {
            return fail(stored.error());
        }
        if (*stored == bytes) {
            return known->second;
        }
    }
    const auto next = static_cast<std::uint32_t>(contents_.size());
    contents_.push_back({spool_.size(), static_cast<std::uint32_t>(bytes.size())});
    by_hash_.emplace(hash, next);
    if (auto written = spool_.append(bytes); !written) {
        return fail(written.error());
    }
    return next;
}

void ArchiveWriter::add(TileId id, std::string_view bytes) {
    if (bytes.empty()) {
        return;
    }
    const std::lock_guard hold{*lock_};
    if (error_) {
        return;
    }
    const auto content = content_of(bytes);
    if (!content) {
        error_ = content.error();
        return;
    }
    tiles_.emplace_back(pmtiles_id(id), *content);
}

Result<NamelessFile> ArchiveWriter::archive(const ArchiveLabel& label) {
    std::sort(tiles_.begin(), tiles_.end());
    const auto plan = plan_of(tiles_, contents_);
    auto file = NamelessFile::in(folder_);
    if (!file) {
        return file;
    }
    auto written = file->append(start_of(label, plan, tiles_.size()));
    for (std::size_t i = 0; written && i < plan.order.size(); ++i) {
        const auto& content = contents_[plan.order[i]];
        const auto bytes = spool_.read(content.offset, content.length);
        written = bytes ? file->append(*bytes) : fail(bytes.error());
    }
    return written ? std::move(file) : fail(written.error());
}

Result<std::string> ArchiveWriter::finish(const ArchiveLabel& label) {
    if (error_) {
        return fail(*error_);
    }
    auto file = archive(label);
    if (!file) {
        return fail(file.error());
    }
    auto name = label.file;
    if (name.empty()) {
        const auto hash = store::sha256_of_file(file->path());
        if (!hash) {
            return hash;
        }
        name = fmt::format("{}-{}.pmtiles", label.tileset, hash->substr(0, 8));
    }
    if (auto named = file->name_it(folder_ / name); !named) {
        return fail(named.error());
    }
    return name;
}

Result<std::string> write_archive(const ArchiveLabel& label, const std::vector<StoredTile>& tiles,
                                  const std::filesystem::path& folder) {
    auto writer = ArchiveWriter::into(folder);
    if (!writer) {
        return fail(writer.error());
    }
    for (const auto& tile : tiles) {
        writer->add(tile.id, tile.bytes);
    }
    return writer->finish(label);
}

} // namespace netzatlas::tiles
