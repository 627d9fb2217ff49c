#include "tiles/pmtiles.hpp"

#include "tiles/mvt.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <libdeflate.h>
#include <limits>
#include <memory>
#include <protozero/exception.hpp>
#include <protozero/varint.hpp>

namespace netzatlas::tiles {

namespace {

constexpr std::string_view magic = "PMTiles\x03";
constexpr char gzip_coding = 2;
constexpr char vector_tiles = 1;
/// Far above a nation's tiles; keeps a forged count from eating the memory.
constexpr std::uint64_t most_entries = 50'000'000;

void put(std::string& bytes, std::uint64_t number, int size) {
    for (int i = 0; i < size; ++i) {
        bytes.push_back(static_cast<char>(number >> (8 * i) & 0xffU));
    }
}

std::uint64_t get(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t number = 0;
    for (std::size_t i = size; i-- > 0;) {
        number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
    }
    return number;
}

void put_degrees(std::string& bytes, LonLat place) {
    for (const double degrees : {place.lon, place.lat}) {
        put(bytes,
            static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(degrees * 1e7))), 4);
    }
}

LonLat get_degrees(std::string_view bytes, std::size_t at) {
    const auto degrees = [bytes](std::size_t from) {
        return static_cast<std::int32_t>(get(bytes, from, 4)) / 1e7;
    };
    return {degrees(at), degrees(at + 4)};
}

void put_varint(std::string& bytes, std::uint64_t number) {
    protozero::write_varint(std::back_inserter(bytes), number);
}

/// Reads the columns; protozero throws where a varint breaks off.
std::vector<DirectoryEntry> read_columns(const char** at, const char* end, std::uint64_t count) {
    std::vector<DirectoryEntry> entries(count);
    std::uint64_t id = 0;
    for (auto& entry : entries) {
        id += protozero::decode_varint(at, end);
        entry.tile_id = id;
    }
    for (auto& entry : entries) {
        entry.run_length = static_cast<std::uint32_t>(protozero::decode_varint(at, end));
    }
    for (auto& entry : entries) {
        entry.length = static_cast<std::uint32_t>(protozero::decode_varint(at, end));
    }
    const DirectoryEntry* before = nullptr;
    for (auto& entry : entries) {
        const auto number = protozero::decode_varint(at, end);
        if (number == 0 && before == nullptr) {
            throw protozero::end_of_buffer_exception{};
        }
        entry.offset = number == 0 ? before->offset + before->length : number - 1;
        before = &entry;
    }
    return entries;
}

bool in_order(const std::vector<DirectoryEntry>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].length == 0 ||
            (i > 0 && entries[i].tile_id <
                          entries[i - 1].tile_id + std::max(1U, entries[i - 1].run_length))) {
            return false;
        }
    }
    return true;
}

} // namespace

std::uint64_t pmtiles_id(TileId tile) {
    std::uint64_t id = ((std::uint64_t{1} << (2 * static_cast<unsigned>(tile.zoom))) - 1) / 3;
    std::uint64_t x = tile.x;
    std::uint64_t y = tile.y;
    for (std::uint64_t side = std::uint64_t{1} << static_cast<unsigned>(tile.zoom) >> 1U; side > 0;
         side >>= 1U) {
        const std::uint64_t east = (x & side) != 0 ? 1 : 0;
        const std::uint64_t south = (y & side) != 0 ? 1 : 0;
        id += side * side * ((3 * east) ^ south);
        if (south == 0) {
            if (east == 1) {
                x = side - 1 - (x & (side - 1));
                y = side - 1 - (y & (side - 1));
            }
            std::swap(x, y);
        }
    }
    return id;
}

TileId tile_of(std::uint64_t id) {
    int zoom = 0;
    std::uint64_t tiles = 1;
    while (id >= tiles) {
        id -= tiles;
        tiles *= 4;
        ++zoom;
    }
    std::uint64_t x = 0;
    std::uint64_t y = 0;
    for (std::uint64_t side = 1; side < std::uint64_t{1} << static_cast<unsigned>(zoom);
         side *= 2, id /= 4) {
        const std::uint64_t east = id / 2 & 1U;
        const std::uint64_t south = (id ^ east) & 1U;
        if (south == 0) {
            if (east == 1) {
                x = side - 1 - x;
                y = side - 1 - y;
            }
            std::swap(x, y);
        }
        x += side * east;
        y += side * south;
    }
    return {zoom, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)};
}

std::string encoded_directory(const std::vector<DirectoryEntry>& entries) {
    std::string bytes;
    put_varint(bytes, entries.size());
    std::uint64_t last = 0;
    for (const auto& entry : entries) {
        put_varint(bytes, entry.tile_id - last);
        last = entry.tile_id;
    }
    for (const auto& entry : entries) {
        put_varint(bytes, entry.run_length);
    }
    for (const auto& entry : entries) {
        put_varint(bytes, entry.length);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool follows =
            i > 0 && entries[i].offset == entries[i - 1].offset + entries[i - 1].length;
        put_varint(bytes, follows ? 0 : entries[i].offset + 1);
    }
    return bytes;
}

Result<std::vector<DirectoryEntry>> decoded_directory(std::string_view bytes) {
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    try {
        const auto count = protozero::decode_varint(&at, end);
        // four varints each: a larger count cannot be true
        if (count > most_entries || count * 4 > bytes.size()) {
            return fail(ErrorCode::bad_source, fmt::format("a directory of {} bytes cannot hold {} "
                                                           "entries",
                                                           bytes.size(), count));
        }
        auto entries = read_columns(&at, end, count);
        if (!in_order(entries) || at != end) {
            return fail(ErrorCode::bad_source, "a directory's entries are not in order");
        }
        return entries;
    } catch (const protozero::exception& error) {
        return fail(ErrorCode::bad_source, fmt::format("a directory breaks off: {}", error.what()));
    }
}

Directories directories_of(const std::vector<DirectoryEntry>& entries) {
    Directories result{gzipped(encoded_directory(entries)), {}};
    for (std::size_t leaf_size = 4096; result.root.size() > first_read_size - header_size;
         leaf_size *= 2) {
        result.leaves.clear();
        std::vector<DirectoryEntry> root;
        for (std::size_t i = 0; i < entries.size(); i += leaf_size) {
            const auto last = std::min(i + leaf_size, entries.size());
            const auto leaf =
                gzipped(encoded_directory({entries.begin() + static_cast<std::ptrdiff_t>(i),
                                           entries.begin() + static_cast<std::ptrdiff_t>(last)}));
            root.push_back({entries[i].tile_id, result.leaves.size(),
                            static_cast<std::uint32_t>(leaf.size()), 0});
            result.leaves += leaf;
        }
        result.root = gzipped(encoded_directory(root));
    }
    return result;
}

std::string encoded_header(const ArchiveHeader& header) {
    std::string bytes{magic};
    for (const auto number :
         {header.root_offset, header.root_length, header.metadata_offset, header.metadata_length,
          header.leaves_offset, header.leaves_length, header.data_offset, header.data_length,
          header.addressed_tiles, header.entries, header.contents}) {
        put(bytes, number, 8);
    }
    bytes.push_back(header.clustered ? 1 : 0);
    bytes += {gzip_coding, gzip_coding, vector_tiles};
    bytes.push_back(static_cast<char>(header.min_zoom));
    bytes.push_back(static_cast<char>(header.max_zoom));
    put_degrees(bytes, header.bounds.south_west);
    put_degrees(bytes, header.bounds.north_east);
    bytes.push_back(static_cast<char>(header.center_zoom));
    put_degrees(bytes, header.center);
    return bytes;
}

Result<ArchiveHeader> decoded_header(std::string_view bytes) {
    if (bytes.size() < header_size || !bytes.starts_with(magic)) {
        return fail(ErrorCode::bad_source, "no PMTiles archive of version 3");
    }
    if (bytes[97] != gzip_coding || bytes[98] != gzip_coding || bytes[99] != vector_tiles) {
        return fail(ErrorCode::bad_source, "the archive does not hold vector tiles in gzip");
    }
    ArchiveHeader header;
    std::size_t at = 8;
    for (auto* number : {&header.root_offset, &header.root_length, &header.metadata_offset,
                         &header.metadata_length, &header.leaves_offset, &header.leaves_length,
                         &header.data_offset, &header.data_length, &header.addressed_tiles,
                         &header.entries, &header.contents}) {
        *number = get(bytes, at, 8);
        at += 8;
    }
    header.clustered = bytes[96] == 1;
    header.min_zoom = static_cast<unsigned char>(bytes[100]);
    header.max_zoom = static_cast<unsigned char>(bytes[101]);
    header.bounds = {get_degrees(bytes, 102), get_degrees(bytes, 110)};
    header.center_zoom = static_cast<unsigned char>(bytes[118]);
    header.center = get_degrees(bytes, 119);
    constexpr int deepest_zoom = 26;
    if (header.min_zoom > header.max_zoom || header.max_zoom > deepest_zoom) {
        return fail(ErrorCode::bad_source,
                    fmt::format("zooms {} to {} make no sense", header.min_zoom, header.max_zoom));
    }
    return header;
}

Result<std::string> unzipped(std::string_view bytes, std::size_t limit) {
    const auto free = [](libdeflate_decompressor* decompressor) {
        libdeflate_free_decompressor(decompressor);
    };
    thread_local const std::unique_ptr<libdeflate_decompressor, decltype(free)> decompressor{
        libdeflate_alloc_decompressor(), free};
    std::string result(std::min(limit, std::max<std::size_t>(1024, bytes.size() * 8)), '\0');
    for (;;) {
        std::size_t size = 0;
        const auto done = libdeflate_gzip_decompress(decompressor.get(), bytes.data(), bytes.size(),
                                                     result.data(), result.size(), &size);
        if (done == LIBDEFLATE_SUCCESS) {
            result.resize(size);
            return result;
        }
        if (done != LIBDEFLATE_INSUFFICIENT_SPACE || result.size() >= limit) {
            return fail(
                ErrorCode::bad_source,
                fmt::format("{} bytes are no gzip of at most {} bytes", bytes.size(), limit));
        }
        result.resize(std::min(limit, result.size() * 4));
    }
}

} // namespace netzatlas::tiles
