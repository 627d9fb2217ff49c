#include "http/edition_shelf.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

namespace netzatlas::http {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_older = 4;

/// An id is one folder name of letters, digits and '-': no way out of the shelf.
bool is_edition_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-';
    });
}

/// "regions-3f9c21d0.pmtiles" to "regions"; empty for other names.
std::string tileset_of(const std::string& file_name) {
    const auto dash = file_name.rfind('-');
    return file_name.ends_with(".pmtiles") && dash != std::string::npos ? file_name.substr(0, dash)
                                                                        : std::string{};
}

Result<void> open_archives(OpenEdition& open, const fs::path& folder) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        const auto tileset = tileset_of(entry.path().filename().string());
        if (tileset.empty()) {
            continue;
        }
        auto archive = tiles::Archive::open(entry.path());
        if (!archive) {
            return fail(archive.error());
        }
        open.archives.emplace(tileset, std::move(*archive));
    }
    return {};
}

std::map<std::string, std::string, std::less<>> product_hashes(const std::string& manifest) {
    std::map<std::string, std::string, std::less<>> hashes;
    const auto json = nlohmann::json::parse(manifest, nullptr, false);
    if (!json.is_object() || !json.contains("products") || !json["products"].is_array()) {
        return hashes;
    }
    for (const auto& product : json["products"]) {
        if (product.is_object() && product.contains("file") && product.contains("sha256") &&
            product["file"].is_string() && product["sha256"].is_string()) {
            hashes.emplace(product["file"].get<std::string>(),
                           product["sha256"].get<std::string>());
        }
    }
    return hashes;
}

Result<EditionPointer> opened_edition(const fs::path& folder) {
    auto edition = store::Edition::open(folder);
    if (!edition) {
        return fail(edition.error());
    }
    auto open = std::make_shared<OpenEdition>();
    open->edition = std::move(*edition);
    open->product_sha256 = product_hashes(open->edition->manifest());
    if (auto archives = open_archives(*open, folder / "tiles"); !archives) {
        return fail(archives.error());
    }
    return EditionPointer{std::move(open)};
}

/// What `current` points to; empty when it points nowhere.
std::string current_id(const fs::path& folder) {
    std::error_code error;
    const auto target = fs::read_symlink(folder / "current", error);
    return error ? std::string{} : target.filename().string();
}

} // namespace

const tiles::Archive* OpenEdition::archive_of_file(std::string_view file_name) const {
    const auto found = std::ranges::find_if(
        archives, [&](const auto& entry) { return entry.second.file_name() == file_name; });
    return found != archives.end() ? &found->second : nullptr;
}

Result<void> EditionShelf::refresh() {
    forget_removed();
    const auto id = only_.empty() ? current_id(folder_) : only_;
    const auto before = current();
    if (!is_edition_id(id)) {
        return fail(ErrorCode::not_found,
                    fmt::format("{}: no edition is published here; `netzatlas build` makes one",
                                (folder_ / "current").string()));
    }
    if (before && before->id() == id) {
        return {};
    }
    auto next = open(id);
    if (!next) {
        return fail(next.error());
    }
    const std::lock_guard lock{mutex_};
    current_ = *next;
    if (before) {
        spdlog::info("edition {} replaces {}", id, before->id());
    }
    return {};
}

EditionPointer EditionShelf::current() const {
    const std::lock_guard lock{mutex_};
    return current_;
}

EditionPointer EditionShelf::opened(std::string_view id) const {
    const std::lock_guard lock{mutex_};
    if (current_ && current_->id() == id) {
        return current_;
    }
    const auto found =
        std::ranges::find_if(older_, [&](const auto& open) { return open->id() == id; });
    return found != older_.end() ? *found : nullptr;
}

Result<EditionPointer> EditionShelf::open(const std::string& id) {
    // one at a time: two requests for the same edition open it once
    const std::lock_guard opening{opening_};
    if (auto open = opened(id)) {
        return open;
    }
    std::error_code error;
    // `current` is no edition: what it names changes, and its addresses would be kept for ever
    if (!is_edition_id(id) || fs::is_symlink(folder_ / id, error) ||
        !fs::is_regular_file(folder_ / id / "manifest.json", error)) {
        return fail(ErrorCode::not_found, fmt::format("there is no edition {}", id));
    }
    auto open = opened_edition(folder_ / id);
    if (!open) {
        return fail(open.error());
    }
    const std::lock_guard lock{mutex_};
    older_.push_front(*open);
    if (older_.size() > most_older) {
        older_.pop_back();
    }
    return open;
}

Result<EditionPointer> EditionShelf::with_archive(const std::string& file_name) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder_, error}) {
        if (is_edition_id(entry.path().filename().string()) && !entry.is_symlink(error) &&
            fs::is_regular_file(entry.path() / "tiles" / file_name, error)) {
            return open(entry.path().filename().string());
        }
    }
    return fail(ErrorCode::not_found, fmt::format("no edition has an archive {}", file_name));
}

void EditionShelf::forget_removed() {
    const std::lock_guard lock{mutex_};
    std::erase_if(older_, [&](const auto& open) {
        std::error_code error;
        return !fs::exists(folder_ / open->id() / "manifest.json", error);
    });
}

} // namespace netzatlas::http
