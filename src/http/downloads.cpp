#include "http/downloads.hpp"

#include "extracts/extract.hpp"
#include "http/content_hash.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace netzatlas::http {

namespace fs = std::filesystem;

std::optional<TaggedFile> Downloads::ready(const OpenEdition& open, const std::string& name) const {
    return known(place(open, name));
}

std::optional<TaggedFile> Downloads::known(const fs::path& file) const {
    const std::lock_guard lock{mutex_};
    const auto found = known_.find(file);
    // an operator may empty the cache while we run
    std::error_code error;
    return found != known_.end() && fs::is_regular_file(file, error) ? std::optional{found->second}
                                                                     : std::nullopt;
}

Result<TaggedFile> Downloads::made(const OpenEdition& open, const std::string& name) {
    const auto file = place(open, name);
    const auto door = door_of(file);
    const std::lock_guard one_at_a_time{*door};
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        if (auto written = write(open, name, file); !written) {
            return fail(written.error());
        }
    }
    const auto hash = open.product_sha256.find("extracts/" + name);
    return hashed(file, hash != open.product_sha256.end() ? hash->second : std::string{});
}

Result<TaggedFile> Downloads::hashed(const fs::path& file, const std::string& sha256) {
    if (const auto before = known(file)) {
        return *before;
    }
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error) {
        return fail(ErrorCode::io, fmt::format("{}: {}", file.string(), error.message()));
    }
    auto etag = sha256.empty() ? etag_of_file(file) : etag_of_sha256(sha256);
    if (!etag) {
        return fail(etag.error());
    }
    TaggedFile tagged{{file, size}, std::move(*etag)};
    const std::lock_guard lock{mutex_};
    known_.insert_or_assign(file, tagged);
    return tagged;
}

/// In the edition where the build made it, else beside it.
fs::path Downloads::place(const OpenEdition& open, const std::string& name) const {
    if (open.product_sha256.contains("extracts/" + name)) {
        return open.edition->folder() / "extracts" / name;
    }
    return cache_ / open.id() / name;
}

/// In a folder of its own first, so that a half-written file never has the right name.
Result<void> Downloads::write(const OpenEdition& open, const std::string& name,
                              const fs::path& file) {
    const fs::path stem{name};
    const auto workshop = cache_ / open.id() / fmt::format(".making-{}-{}", getpid(), name);
    std::error_code error;
    fs::remove_all(workshop, error);
    fs::create_directories(workshop, error);
    if (error) {
        return fail(ErrorCode::io, fmt::format("{}: {}", workshop.string(), error.message()));
    }
    auto written = extracts::write_extract(*open.edition, stem.stem().string(),
                                           stem.extension().string().substr(1), workshop / name);
    if (written) {
        fs::rename(workshop / name, file, error);
    }
    std::error_code ignored;
    fs::remove_all(workshop, ignored);
    if (written && error) {
        return fail(ErrorCode::io, fmt::format("{}: {}", file.string(), error.message()));
    }
    return written;
}

std::shared_ptr<std::mutex> Downloads::door_of(const fs::path& file) {
    const std::lock_guard lock{mutex_};
    std::erase_if(doors_, [](const auto& entry) { return entry.second.expired(); });
    auto& slot = doors_[file];
    auto door = slot.lock();
    if (!door) {
        door = std::make_shared<std::mutex>();
        slot = door;
    }
    return door;
}

} // namespace netzatlas::http
