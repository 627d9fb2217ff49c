#pragma once

#include "terms/result.hpp"
#include "tiles/nameless_file.hpp"
#include "tiles/pmtiles.hpp"

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace netzatlas::tiles {

/// A tile as the archive stores it.
struct StoredTile {
    TileId id;
    std::string bytes; ///< gzip
};

/// What an archive says of itself beside its tiles.
struct ArchiveLabel {
    std::string tileset;
    std::string metadata; ///< JSON
    int min_zoom = 0;
    int max_zoom = 0;
    LonLatBox bounds;
    std::string file{}; ///< name; empty: `<tileset>-<first 8 hex of its SHA-256>.pmtiles`
};

/// Takes tiles in any order, from any thread, and puts them down on the disk at once: in memory
/// stay some 100 bytes a tile. The archive's bytes depend on its tiles only; equal tiles are stored
/// once. Until `finish` has named it there is no file to see.
class ArchiveWriter {
public:
    /// Errors: `io` when the folder cannot be written.
    static Result<ArchiveWriter> into(const std::filesystem::path& folder);

    /// gzip bytes; none: the tile does not exist. What goes wrong is said by `finish`.
    void add(TileId id, std::string_view bytes);
    /// Names the archive and returns its name. Errors: `io`, of any `add` too.
    Result<std::string> finish(const ArchiveLabel& label);

private:
    struct Content {
        std::uint64_t offset = 0; ///< in the spool
        std::uint32_t length = 0;
    };
    ArchiveWriter(std::filesystem::path folder, NamelessFile spool);
    Result<std::uint32_t> content_of(std::string_view bytes);
    Result<NamelessFile> archive(const ArchiveLabel& label);

    std::filesystem::path folder_;
    NamelessFile spool_;
    std::unique_ptr<std::mutex> lock_;
    std::vector<Content> contents_;
    std::unordered_multimap<std::size_t, std::uint32_t> by_hash_;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> tiles_; ///< id, content
    std::optional<Error> error_;
};

/// All of it in one call, for tiles that are in memory anyway.
Result<std::string> write_archive(const ArchiveLabel& label, const std::vector<StoredTile>& tiles,
                                  const std::filesystem::path& folder);

} // namespace netzatlas::tiles
