#include "tiles/archive_writer.hpp"

#include "store/sha256.hpp"
#include "tiles/mvt.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <unordered_map>

namespace netzatlas::tiles {

namespace {

/// Tile data in id order and the directory over it.
struct Contents {
    std::vector<const std::string*> data; ///< each once
    std::uint64_t length = 0;
    std::vector<DirectoryEntry> entries;
    std::uint64_t addressed = 0;
    std::uint64_t distinct = 0;
};

Contents contents_of(const std::vector<StoredTile>& tiles) {
    std::vector<std::pair<std::uint64_t, const std::string*>> order;
    order.reserve(tiles.size());
    for (const auto& tile : tiles) {
        order.emplace_back(pmtiles_id(tile.id), &tile.bytes);
    }
    std::sort(order.begin(), order.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    Contents contents;
    // keys are the bytes themselves: equal hashes alone prove nothing
    std::unordered_map<std::string_view, std::uint64_t> stored;
    for (const auto& [id, bytes] : order) {
        const auto [known, added] = stored.try_emplace(*bytes, contents.length);
        if (added) {
            contents.data.push_back(bytes);
            contents.length += bytes->size();
            ++contents.distinct;
        }
        ++contents.addressed;
        auto* last = contents.entries.empty() ? nullptr : &contents.entries.back();
        if (last != nullptr && last->offset == known->second &&
            last->tile_id + last->run_length == id) {
            ++last->run_length;
            continue;
        }
        contents.entries.push_back(
            {id, known->second, static_cast<std::uint32_t>(bytes->size()), 1});
    }
    return contents;
}

ArchiveHeader header_of(const ArchiveLabel& label, const Contents& contents) {
    ArchiveHeader header;
    header.data_length = contents.length;
    header.addressed_tiles = contents.addressed;
    header.entries = contents.entries.size();
    header.contents = contents.distinct;
    header.min_zoom = label.min_zoom;
    header.max_zoom = label.max_zoom;
    header.bounds = label.bounds;
    header.center_zoom = label.min_zoom;
    header.center = {(label.bounds.south_west.lon + label.bounds.north_east.lon) / 2,
                     (label.bounds.south_west.lat + label.bounds.north_east.lat) / 2};
    return header;
}

Result<void> write_file(const std::filesystem::path& file, const std::string& start,
                        const std::vector<const std::string*>& data) {
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    out.write(start.data(), static_cast<std::streamsize>(start.size()));
    for (const auto* bytes : data) {
        out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
    }
    out.close();
    if (!out) {
        return fail(ErrorCode::io,
                    fmt::format("{} cannot be written; is the disk full?", file.string()));
    }
    return {};
}

} // namespace

Result<std::string> write_archive(const ArchiveLabel& label, const std::vector<StoredTile>& tiles,
                                  const std::filesystem::path& folder) {
    const auto contents = contents_of(tiles);
    const auto directories = directories_of(contents.entries);
    const auto metadata = gzipped(label.metadata);
    auto header = header_of(label, contents);
    header.root_offset = header_size;
    header.root_length = directories.root.size();
    header.metadata_offset = header.root_offset + header.root_length;
    header.metadata_length = metadata.size();
    header.leaves_offset = header.metadata_offset + header.metadata_length;
    header.leaves_length = directories.leaves.size();
    header.data_offset = header.leaves_offset + header.leaves_length;
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    const auto unnamed =
        folder / fmt::format(".{}.pmtiles", label.tileset); // until its hash is known
    const auto start = encoded_header(header) + directories.root + metadata + directories.leaves;
    if (auto written = write_file(unnamed, start, contents.data); !written) {
        return fail(written.error());
    }
    const auto hash = store::sha256_of_file(unnamed);
    if (!hash) {
        return fail(hash.error());
    }
    auto name = fmt::format("{}-{}.pmtiles", label.tileset, hash->substr(0, 8));
    std::filesystem::rename(unnamed, folder / name, failed);
    if (failed) {
        return fail(ErrorCode::io, fmt::format("{} cannot be named {}: {}", unnamed.string(), name,
                                               failed.message()));
    }
    return name;
}

} // namespace netzatlas::tiles
