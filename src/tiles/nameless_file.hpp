#pragma once

#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace netzatlas::tiles {

/// A file that has no name until it is whole: whoever is killed meanwhile leaves nothing behind.
/// Where the file system cannot do that it has a hidden name (`.tiles-XXXXXX`).
class NamelessFile {
public:
    /// Errors: `io` when `folder` cannot be made or written.
    static Result<NamelessFile> in(const std::filesystem::path& folder);
    NamelessFile(NamelessFile&& other) noexcept;
    NamelessFile& operator=(NamelessFile&& other) noexcept;
    ~NamelessFile();

    std::uint64_t size() const { return size_; }
    Result<void> append(std::string_view bytes);
    Result<std::string> read(std::uint64_t offset, std::uint64_t length) const;
    /// A path that other readers may open while it has no name.
    std::filesystem::path path() const;
    /// Gives it its name, in place of an older file of that name, at once.
    Result<void> name_it(const std::filesystem::path& name);

private:
    NamelessFile(int handle, std::filesystem::path folder, std::filesystem::path hidden);

    int handle_ = -1;
    std::uint64_t size_ = 0;
    std::filesystem::path folder_;
    std::filesystem::path hidden_; ///< empty when it has no name at all
};

} // namespace netzatlas::tiles
