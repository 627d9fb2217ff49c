#pragma once

#include "store/edition.hpp"
#include "terms/result.hpp"
#include "tiles/tileset.hpp"

#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace netzatlas::http {

/// An edition with its archives, kept by whoever answers from it.
struct OpenEdition {
    std::shared_ptr<const store::Edition> edition;
    std::map<std::string, tiles::Archive, std::less<>> archives;    ///< by tileset
    std::map<std::string, std::string, std::less<>> product_sha256; ///< by file, from the manifest

    const std::string& id() const { return edition->id(); }
    /// Empty when the edition has no such archive.
    const tiles::Archive* archive_of_file(std::string_view file_name) const;
};

using EditionPointer = std::shared_ptr<const OpenEdition>;

/// The folder of editions: `current` and, when their addresses are asked for, older ones.
class EditionShelf {
public:
    /// `only`: this edition instead of what `current` points to; empty: follow it.
    explicit EditionShelf(std::filesystem::path editions, std::string only = {})
        : folder_{std::move(editions)}, only_{std::move(only)} {}

    /// Follows `current`; drops older editions whose folder is gone. Slow: opens editions.
    /// Errors: `not_found` where nothing is published; then the edition before stays.
    Result<void> refresh();
    EditionPointer current() const;
    /// Only what is open already; null otherwise.
    EditionPointer opened(std::string_view id) const;
    /// Opens an older one. Slow. Errors: `not_found`.
    Result<EditionPointer> open(const std::string& id);
    /// The edition that has an archive of this name, looked for on disk too. Slow.
    Result<EditionPointer> with_archive(const std::string& file_name);

    const std::filesystem::path& folder() const { return folder_; }

private:
    void forget_removed();

    const std::filesystem::path folder_;
    const std::string only_;
    mutable std::mutex mutex_;
    std::mutex opening_;
    EditionPointer current_;
    std::list<EditionPointer> older_; ///< newest use first
};

} // namespace netzatlas::http
