#pragma once

#include "terms/grid.hpp"
#include "terms/result.hpp"
#include "terms/tile_id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::tiles {

/// Tiles of lower zooms plus the place on the Hilbert curve (PMTiles 3, section 4.1).
std::uint64_t pmtiles_id(TileId tile);
/// The other way round; `id` below that of zoom 27.
TileId tile_of(std::uint64_t id);

/// A tile (or a run of equal ones) or, with run length 0, a leaf directory.
struct DirectoryEntry {
    std::uint64_t tile_id = 0;
    std::uint64_t offset = 0;
    std::uint32_t length = 0;
    std::uint32_t run_length = 0;
    bool operator==(const DirectoryEntry&) const = default;
};

/// Columns of varints, not compressed.
std::string encoded_directory(const std::vector<DirectoryEntry>& entries);
/// Errors: `bad_source` for anything the specification does not allow.
Result<std::vector<DirectoryEntry>> decoded_directory(std::string_view bytes);

/// The compressed root directory and, when it would not fit the first 16 KiB, leaves.
struct Directories {
    std::string root;
    std::string leaves;
};
Directories directories_of(const std::vector<DirectoryEntry>& entries);

constexpr std::size_t header_size = 127;
/// A reader may expect header and root directory in this many bytes.
constexpr std::size_t first_read_size = 16384;

struct LonLatBox {
    LonLat south_west;
    LonLat north_east;
};

/// The 127 bytes at the start.
struct ArchiveHeader {
    std::uint64_t root_offset = 0;
    std::uint64_t root_length = 0;
    std::uint64_t metadata_offset = 0;
    std::uint64_t metadata_length = 0;
    std::uint64_t leaves_offset = 0;
    std::uint64_t leaves_length = 0;
    std::uint64_t data_offset = 0;
    std::uint64_t data_length = 0;
    std::uint64_t addressed_tiles = 0;
    std::uint64_t entries = 0;
    std::uint64_t contents = 0;
    bool clustered = true;
    int min_zoom = 0;
    int max_zoom = 0;
    LonLatBox bounds;
    int center_zoom = 0;
    LonLat center;
};

std::string encoded_header(const ArchiveHeader& header);
/// Errors: `bad_source` unless PMTiles 3 with gzip inside and outside and vector tiles.
Result<ArchiveHeader> decoded_header(std::string_view bytes);

/// Errors: `bad_source` when the bytes are no gzip or hold more than `limit` bytes.
Result<std::string> unzipped(std::string_view bytes, std::size_t limit);

} // namespace netzatlas::tiles
