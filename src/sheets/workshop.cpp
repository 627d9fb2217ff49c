#include "sheets/workshop.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace netzatlas::sheets {

namespace fs = std::filesystem;

namespace {

constexpr const char* unfinished = ".printing-";

void remove_abandoned(const fs::path& folder) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        if (entry.path().filename().string().starts_with(unfinished) &&
            FolderLock{entry.path(), false}.held()) {
            fs::remove_all(entry.path(), error);
        }
    }
}

} // namespace

FolderLock::FolderLock(const fs::path& folder, bool wait)
    : descriptor_{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)},
      held_{descriptor_ >= 0 && ::flock(descriptor_, wait ? LOCK_EX : LOCK_EX | LOCK_NB) == 0} {}

FolderLock::~FolderLock() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

Result<std::unique_ptr<Workshop>> Workshop::open(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    const FolderLock turn{folder, true}; // until ours is locked: nobody takes it for abandoned
    remove_abandoned(folder);
    // a new name each time: processes of two containers can have one number
    auto name = (folder / unfinished).string() + "XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
        return fail(ErrorCode::io,
                    fmt::format("{} cannot be written: {}", folder.string(), std::strerror(errno)));
    }
    return std::unique_ptr<Workshop>{new Workshop{name}};
}

Workshop::~Workshop() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

} // namespace netzatlas::sheets
