#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <memory>
#include <utility>

namespace netzatlas::sheets {

/// A folder, locked for others as long as the object lives; a process that dies lets go of it.
class FolderLock {
public:
    /// `wait`: until the folder is free; otherwise it may not be `held`.
    FolderLock(const std::filesystem::path& folder, bool wait);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();
    bool held() const { return held_; }

private:
    int descriptor_;
    bool held_;
};

/// A folder `.printing-…` for what is not finished, gone with the object. What runs that were
/// killed left behind goes when the next one begins; the folders of living runs stay.
class Workshop {
public:
    /// Errors: `io` where nothing can be written in `folder`.
    static Result<std::unique_ptr<Workshop>> open(const std::filesystem::path& folder);
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    ~Workshop();
    const std::filesystem::path& path() const { return path_; }

private:
    explicit Workshop(std::filesystem::path path) : path_{std::move(path)}, lock_{path_, false} {}
    std::filesystem::path path_;
    FolderLock lock_;
};

} // namespace netzatlas::sheets
