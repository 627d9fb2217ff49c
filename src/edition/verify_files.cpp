#include "edition/verify_files.hpp"

#include "edition/products.hpp"
#include "edition/workshop.hpp"
#include "store/manifest.hpp"

#include <fmt/format.h>
#include <map>
#include <utility>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

/// What the manifest says beside the products' hashes is what was written at the build.
void verify_head(const fs::path& folder, store::Manifest manifest, const std::string& bytes,
                 VerifiedFiles& verified) {
    if (store::manifest_json(manifest) != bytes) {
        verified.differences.push_back("manifest.json: is not written as a build writes it");
    }
    manifest.products.clear();
    if (store::manifest_json(manifest) != bytes_of(folder / inputs_file)) {
        verified.differences.push_back(
            fmt::format("manifest.json: inputs or settings are not those of {}", inputs_file));
    }
}

/// What no build leaves in an edition: links, empty folders, pipes. No hash speaks of them.
void verify_kinds(const fs::path& folder, VerifiedFiles& verified) {
    std::error_code error;
    for (fs::recursive_directory_iterator at{folder, error}, end; !error && at != end;
         at.increment(error)) {
        const auto name = at->path().lexically_relative(folder).generic_string();
        const auto type = at->symlink_status().type();
        if (type == fs::file_type::symlink) {
            verified.differences.push_back(fmt::format("{}: is a link, no file", name));
        } else if (type == fs::file_type::directory) {
            if (fs::is_empty(at->path(), error)) {
                verified.differences.push_back(fmt::format("{}: is an empty folder", name));
            }
        } else if (type != fs::file_type::regular) {
            verified.differences.push_back(fmt::format("{}: is no file", name));
        }
    }
    if (error) {
        verified.differences.push_back(
            fmt::format("cannot list {}: {}", folder.string(), error.message()));
    }
}

} // namespace

VerifiedFiles verify_files(const std::filesystem::path& folder) {
    VerifiedFiles verified;
    const auto note = [&](std::string line) { verified.differences.push_back(std::move(line)); };
    const auto bytes = bytes_of(folder / "manifest.json");
    const auto manifest = store::manifest_of(bytes);
    const auto there = products_in(folder);
    if (!manifest || !there) {
        note(manifest ? there.error().message : manifest.error().message);
        return verified;
    }
    std::map<std::string, const store::Product*> found;
    for (const auto& product : *there) {
        found.emplace(product.file, &product);
    }
    for (const auto& product : manifest->products) {
        ++verified.files;
        const auto at = found.find(product.file);
        if (at == found.end()) {
            note(fmt::format("{}: is missing", product.file));
        } else if (*at->second != product) {
            note(fmt::format("{}: SHA-256 is {}, the manifest says {}", product.file,
                             at->second->sha256, product.sha256));
        }
        found.erase(product.file);
    }
    for (const auto& [name, product] : found) {
        note(fmt::format("{}: is not in the manifest", name));
    }
    if (const auto id = store::edition_id(*manifest); id != folder.filename()) {
        note(fmt::format("the edition is called {}, its manifest gives {}",
                         folder.filename().string(), id));
    }
    verify_kinds(folder, verified);
    verify_head(folder, *manifest, bytes, verified);
    return verified;
}

} // namespace netzatlas::edition
