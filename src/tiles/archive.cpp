#include "tiles/mercator.hpp"
#include "tiles/pmtiles.hpp"
#include "tiles/tileset.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace netzatlas::tiles {

namespace {

/// Far above a nation's directories and metadata, unzipped.
constexpr std::size_t most_directory_bytes = std::size_t{1} << 28U;
constexpr std::size_t most_metadata_bytes = std::size_t{1} << 24U;
constexpr std::size_t most_leaves = 100'000;
constexpr std::size_t most_entries_in_memory = 20'000'000;

/// A file read at any place, from any thread.
class File {
public:
    explicit File(const std::filesystem::path& path)
        : handle_{::open(path.c_str(), O_RDONLY | O_CLOEXEC)},
          size_{handle_ < 0 ? 0 : ::lseek(handle_, 0, SEEK_END)} {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (handle_ >= 0) {
            ::close(handle_);
        }
    }

    bool is_open() const { return handle_ >= 0; }

    Result<std::string> read(std::uint64_t offset, std::uint64_t length) const {
        const auto size = static_cast<std::uint64_t>(std::max<off_t>(size_, 0));
        if (offset > size || length > size - offset) {
            return fail(ErrorCode::bad_source,
                        fmt::format("bytes {} to {} lie behind its end at {}; is it whole?", offset,
                                    offset + length, size));
        }
        std::string bytes(length, '\0');
        for (std::size_t done = 0; done < length;) {
            const auto got = ::pread(handle_, bytes.data() + done, length - done,
                                     static_cast<off_t>(offset + done));
            if (got <= 0) {
                return fail(ErrorCode::io, "it cannot be read");
            }
            done += static_cast<std::size_t>(got);
        }
        return bytes;
    }

private:
    int handle_;
    off_t size_;
};

Result<std::vector<DirectoryEntry>> directory(const File& file, std::uint64_t offset,
                                              std::uint64_t length) {
    auto packed = file.read(offset, length);
    if (!packed) {
        return fail(packed.error());
    }
    const auto bytes = unzipped(*packed, most_directory_bytes);
    return bytes ? decoded_directory(*bytes) : fail(bytes.error());
}

/// All tile entries, leaves resolved (leaves in leaves are not in use anywhere and refused).
Result<std::vector<DirectoryEntry>> all_entries(const File& file, const ArchiveHeader& header) {
    auto root = directory(file, header.root_offset, header.root_length);
    if (!root) {
        return root;
    }
    std::vector<DirectoryEntry> entries;
    std::size_t leaves = 0;
    for (const auto& entry : *root) {
        if (entry.run_length > 0) {
            entries.push_back(entry);
            continue;
        }
        auto leaf = ++leaves > most_leaves
                        ? fail(ErrorCode::bad_source, "it has too many leaf directories")
                        : directory(file, header.leaves_offset + entry.offset, entry.length);
        if (!leaf) {
            return leaf;
        }
        if (leaf->empty() || leaf->front().tile_id < entry.tile_id ||
            (!entries.empty() && entries.back().tile_id >= leaf->front().tile_id)) {
            return fail(ErrorCode::bad_source, "a leaf directory is out of order");
        }
        entries.insert(entries.end(), leaf->begin(), leaf->end());
        if (entries.size() > most_entries_in_memory) {
            return fail(ErrorCode::bad_source, "it has too many tiles");
        }
    }
    const auto leaf_in_leaf = [](const DirectoryEntry& entry) { return entry.run_length == 0; };
    if (std::any_of(entries.begin(), entries.end(), leaf_in_leaf)) {
        return fail(ErrorCode::bad_source, "a leaf directory holds leaves");
    }
    return entries;
}

bool in_bounds(const LonLatBox& bounds, TileId id) {
    const auto north_west = corner_of(id.zoom, id.x, id.y);
    const auto south_east = corner_of(id.zoom, id.x + 1, id.y + 1);
    return north_west.lon <= bounds.north_east.lon && south_east.lon >= bounds.south_west.lon &&
           south_east.lat <= bounds.north_east.lat && north_west.lat >= bounds.south_west.lat;
}

} // namespace

struct Archive::Impl {
    explicit Impl(const std::filesystem::path& path) : file{path}, name{path.filename().string()} {}

    Result<void> load() {
        auto start = file.read(0, header_size);
        auto decoded = start ? decoded_header(*start) : fail(start.error());
        if (!decoded) {
            return fail(decoded.error());
        }
        header = *decoded;
        auto packed = file.read(header.metadata_offset, header.metadata_length);
        auto text = packed ? unzipped(*packed, most_metadata_bytes) : packed;
        if (!text) {
            return fail(text.error());
        }
        metadata = std::move(*text);
        auto found = all_entries(file, header);
        if (!found) {
            return fail(found.error());
        }
        entries = std::move(*found);
        return {};
    }

    File file;
    std::string name;
    ArchiveHeader header;
    std::string metadata;
    std::vector<DirectoryEntry> entries;
};

Archive::Archive(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(const std::filesystem::path& file) {
    auto impl = std::make_unique<Impl>(file);
    if (!impl->file.is_open()) {
        return fail(ErrorCode::not_found, fmt::format("cannot open {}", file.string()));
    }
    if (auto loaded = impl->load(); !loaded) {
        return fail(loaded.error().code, fmt::format("{}: {}", impl->name, loaded.error().message));
    }
    return Archive{std::move(impl)};
}

Result<std::optional<std::string>> Archive::tile(TileId id) const {
    const auto& header = impl_->header;
    const bool zoom_fits = id.zoom >= header.min_zoom && id.zoom <= header.max_zoom;
    if (!zoom_fits || id.x >> static_cast<unsigned>(id.zoom) != 0 ||
        id.y >> static_cast<unsigned>(id.zoom) != 0 || !in_bounds(header.bounds, id)) {
        return fail(ErrorCode::not_found,
                    fmt::format("tile {}/{}/{} lies outside of zooms {} to {} or outside of the "
                                "bounds",
                                id.zoom, id.x, id.y, header.min_zoom, header.max_zoom));
    }
    const auto wanted = pmtiles_id(id);
    const auto after = std::upper_bound(
        impl_->entries.begin(), impl_->entries.end(), wanted,
        [](std::uint64_t number, const DirectoryEntry& entry) { return number < entry.tile_id; });
    if (after == impl_->entries.begin() ||
        wanted - std::prev(after)->tile_id >= std::prev(after)->run_length) {
        return std::optional<std::string>{};
    }
    auto bytes =
        impl_->file.read(header.data_offset + std::prev(after)->offset, std::prev(after)->length);
    if (!bytes) {
        return fail(bytes.error().code, fmt::format("{}: {}", impl_->name, bytes.error().message));
    }
    return std::optional{std::move(*bytes)};
}

std::vector<TileId> Archive::tiles() const {
    std::vector<TileId> tiles;
    for (const auto& entry : impl_->entries) {
        for (std::uint32_t i = 0; i < entry.run_length; ++i) {
            tiles.push_back(tile_of(entry.tile_id + i));
        }
    }
    return tiles;
}

const std::string& Archive::metadata() const {
    return impl_->metadata;
}
int Archive::min_zoom() const {
    return impl_->header.min_zoom;
}
int Archive::max_zoom() const {
    return impl_->header.max_zoom;
}
LonLat Archive::south_west() const {
    return impl_->header.bounds.south_west;
}
LonLat Archive::north_east() const {
    return impl_->header.bounds.north_east;
}
const std::string& Archive::file_name() const {
    return impl_->name;
}

} // namespace netzatlas::tiles
