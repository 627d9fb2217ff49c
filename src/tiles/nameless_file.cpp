#include "tiles/nameless_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace netzatlas::tiles {

namespace {

tl::unexpected<Error> not_written(const std::filesystem::path& place) {
    return fail(ErrorCode::io, fmt::format("{} cannot be written: {}", place.string(),
                                           std::generic_category().message(errno)));
}

} // namespace

NamelessFile::NamelessFile(int handle, std::filesystem::path folder, std::filesystem::path hidden)
    : handle_{handle}, folder_{std::move(folder)}, hidden_{std::move(hidden)} {}

NamelessFile::NamelessFile(NamelessFile&& other) noexcept
    : handle_{std::exchange(other.handle_, -1)}, size_{other.size_},
      folder_{std::move(other.folder_)}, hidden_{std::exchange(other.hidden_, {})} {}

NamelessFile& NamelessFile::operator=(NamelessFile&& other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(size_, other.size_);
    std::swap(folder_, other.folder_);
    std::swap(hidden_, other.hidden_);
    return *this;
}

NamelessFile::~NamelessFile() {
    if (!hidden_.empty()) {
        std::error_code ignored;
        std::filesystem::remove(hidden_, ignored);
    }
    if (handle_ >= 0) {
        ::close(handle_);
    }
}

Result<NamelessFile> NamelessFile::in(const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    const int nameless = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0644);
    if (nameless >= 0) {
        return NamelessFile{nameless, folder, {}};
    }
    auto hidden = (folder / ".tiles-XXXXXX").string();
    const int handle = ::mkostemp(hidden.data(), O_CLOEXEC);
    if (handle < 0) {
        return not_written(folder);
    }
    ::fchmod(handle, 0644);
    return NamelessFile{handle, folder, hidden};
}

Result<void> NamelessFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto done = ::pwrite(handle_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
        if (done <= 0) {
            return not_written(folder_);
        }
        size_ += static_cast<std::uint64_t>(done);
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return {};
}

Result<std::string> NamelessFile::read(std::uint64_t offset, std::uint64_t length) const {
    std::string bytes(length, '\0');
    for (std::size_t done = 0; done < length;) {
        const auto got =
            ::pread(handle_, bytes.data() + done, length - done, static_cast<off_t>(offset + done));
        if (got <= 0) {
            return fail(ErrorCode::io,
                        fmt::format("what was written into {} cannot be read", folder_.string()));
        }
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::filesystem::path NamelessFile::path() const {
    return fmt::format("/proc/self/fd/{}", handle_);
}

Result<void> NamelessFile::name_it(const std::filesystem::path& name) {
    std::error_code failed;
    if (hidden_.empty()) {
        if (::linkat(AT_FDCWD, path().c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
            return {};
        }
        // a file has the name already: it is replaced by a rename, never missing meanwhile
        hidden_ = folder_ / fmt::format(".{}-{}", name.filename().string(), ::getpid());
        std::filesystem::remove(hidden_, failed);
        if (::linkat(AT_FDCWD, path().c_str(), AT_FDCWD, hidden_.c_str(), AT_SYMLINK_FOLLOW) != 0) {
            return not_written(name);
        }
    }
    std::filesystem::rename(hidden_, name, failed);
    if (failed) {
        return fail(ErrorCode::io,
                    fmt::format("{} cannot be written: {}", name.string(), failed.message()));
    }
    hidden_.clear();
    return {};
}

} // namespace netzatlas::tiles
