#pragma once

#include "http/edition_shelf.hpp"
#include "http/resource.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace netzatlas::http {

/// A file with its entity tag.
struct TaggedFile {
    FileBody body;
    std::string etag;
};

/// Extracts as files: those of the edition, and those made on first request and kept beside it.
class Downloads {
public:
    explicit Downloads(std::filesystem::path cache) : cache_{std::move(cache)} {}

    /// Empty when it still has to be made or hashed.
    std::optional<TaggedFile> ready(const OpenEdition& open, const std::string& name) const;
    /// Makes it where needed; two calls for the same make it once. `name`: "15003000.gpkg".
    /// Errors: `not_found` for an unknown region or format; `io`.
    Result<TaggedFile> made(const OpenEdition& open, const std::string& name);
    /// The same for a file that is there: an archive.
    std::optional<TaggedFile> known(const std::filesystem::path& file) const;
    Result<TaggedFile> hashed(const std::filesystem::path& file, const std::string& sha256);

private:
    std::filesystem::path place(const OpenEdition& open, const std::string& name) const;
    Result<void> write(const OpenEdition& open, const std::string& name,
                       const std::filesystem::path& file);
    std::shared_ptr<std::mutex> door_of(const std::filesystem::path& file);

    const std::filesystem::path cache_;
    mutable std::mutex mutex_;
    std::map<std::filesystem::path, TaggedFile> known_;
    std::map<std::filesystem::path, std::weak_ptr<std::mutex>> doors_;
};

} // namespace netzatlas::http
