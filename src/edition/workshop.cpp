#include "edition/workshop.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <sys/file.h>
#include <unistd.h>
#include <vector>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> failed(const std::string& what, const fs::path& path,
                             const std::error_code& error) {
    return fail(ErrorCode::io,
                fmt::format("cannot {} {}: {}", what, path.string(), error.message()));
}

std::error_code last_error() {
    return {errno, std::generic_category()};
}

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    int number() const { return number_; }

private:
    int number_;
};

Result<void> bring_to_disk(const fs::path& path) {
    const Descriptor open{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (open.number() < 0 || ::fsync(open.number()) != 0) {
        return failed("bring to disk", path, last_error());
    }
    return {};
}

Result<void> bring_tree_to_disk(const fs::path& folder) {
    std::error_code error;
    for (fs::recursive_directory_iterator at{folder, error}, end; !error && at != end;
         at.increment(error)) {
        if (auto done = bring_to_disk(at->path()); !done) {
            return done;
        }
    }
    return error ? Result<void>{failed("list", folder, error)} : bring_to_disk(folder);
}

void clear_leftovers(const fs::path& editions) {
    std::error_code error;
    std::vector<fs::path> leftovers;
    for (fs::directory_iterator at{editions, error}, end; !error && at != end;
         at.increment(error)) {
        const auto name = at->path().filename().string();
        if (name.starts_with(".build-") || name.starts_with(".current-")) {
            leftovers.push_back(at->path());
        }
    }
    for (const auto& leftover : leftovers) {
        fs::remove_all(leftover, error);
    }
}

} // namespace

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

struct Workshop::Impl {
    fs::path editions;
    fs::path folder;
    Descriptor lock;

    Impl(fs::path where, int lock_number)
        : editions{std::move(where)}, folder{editions / fmt::format(".build-{}", ::getpid())},
          lock{lock_number} {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    Result<void> name_it(const fs::path& target,
                         const std::function<void(const char* step)>& said) const;
    Result<void> make_current(const std::string& id) const;
};

Result<void> Workshop::Impl::name_it(const fs::path& target,
                                     const std::function<void(const char* step)>& said) const {
    std::error_code error;
    if (fs::exists(target, error)) {
        if (bytes_of(target / "manifest.json") != bytes_of(folder / "manifest.json")) {
            return fail(ErrorCode::io,
                        fmt::format("{} is there already and differs: somebody changed it; move it "
                                    "away and build again",
                                    target.string()));
        }
        return {};
    }
    said("bring it to the disk");
    if (auto written = bring_tree_to_disk(folder); !written) {
        return written;
    }
    said("give it its name");
    fs::rename(folder, target, error);
    if (error) {
        return failed("name", target, error);
    }
    return bring_to_disk(editions);
}

Result<void> Workshop::Impl::make_current(const std::string& id) const {
    const auto link = editions / fmt::format(".current-{}", ::getpid());
    std::error_code error;
    fs::remove(link, error);
    fs::create_directory_symlink(id, link, error);
    if (!error) {
        fs::rename(link, editions / "current", error);
    }
    if (error) {
        return failed("switch", editions / "current", error);
    }
    return bring_to_disk(editions);
}

Workshop::Workshop(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Workshop::Workshop(Workshop&&) noexcept = default;
Workshop& Workshop::operator=(Workshop&&) noexcept = default;
Workshop::~Workshop() = default;

Result<Workshop> Workshop::open(const fs::path& editions) {
    std::error_code error;
    fs::create_directories(editions, error);
    if (error) {
        return failed("make", editions, error);
    }
    const auto real = fs::canonical(editions, error);
    const auto lock_file = real / ".lock";
    const int lock = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock < 0) {
        return failed("open", lock_file, last_error());
    }
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return fail(ErrorCode::unavailable,
                    fmt::format("another build is at work in {}; wait for it", real.string()));
    }
    auto impl = std::make_unique<Impl>(real, lock); // from here on the folder is ours to remove
    clear_leftovers(real);
    fs::create_directories(impl->folder, error);
    if (error) {
        return failed("make", impl->folder, error);
    }
    return Workshop{std::move(impl)};
}

const fs::path& Workshop::folder() const {
    return impl_->folder;
}

Result<fs::path> Workshop::publish(const std::string& id,
                                   const std::function<void(const char* step)>& said) {
    auto target = impl_->editions / id;
    if (auto named = impl_->name_it(target, said); !named) {
        return fail(named.error());
    }
    said("make it current");
    if (auto switched = impl_->make_current(id); !switched) {
        return fail(switched.error());
    }
    return target;
}

} // namespace netzatlas::edition
