#include "edition/verify_sources.hpp"

#include "edition/products.hpp"
#include "edition/workshop.hpp"
#include "store/manifest.hpp"
#include "store/sha256.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

/// Files below a folder by their names; one name may lie in several folders.
Result<std::multimap<std::string, fs::path>> files_below(const fs::path& folder) {
    std::multimap<std::string, fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at{folder, error}, end; !error && at != end;
         at.increment(error)) {
        if (at->is_regular_file()) {
            files.emplace(at->path().filename().string(), at->path());
        }
    }
    if (error) {
        return fail(ErrorCode::io,
                    fmt::format("cannot list {}: {}", folder.string(), error.message()));
    }
    return files;
}

/// Empty: one of the files of that name has the hash.
std::string difference_of(const std::multimap<std::string, fs::path>& files,
                          const std::string& name, const std::string& sha256) {
    const auto [first, last] = files.equal_range(name);
    if (first == last) {
        return fmt::format("{}: is not among the sources", name);
    }
    std::string found;
    for (auto at = first; at != last; ++at) {
        const auto hash = store::sha256_of_file(at->second);
        if (hash && *hash == sha256) {
            return {};
        }
        found = hash ? *hash : hash.error().message;
    }
    return fmt::format("{}: SHA-256 is {}, {} says {}", name, found, inputs_file, sha256);
}

} // namespace

VerifiedFiles verify_sources(const fs::path& edition, const fs::path& sources) {
    const auto inputs = store::manifest_of(bytes_of(edition / inputs_file));
    const auto files = files_below(sources);
    if (!inputs || !files) {
        return {0, {inputs ? files.error().message : inputs.error().message}};
    }
    VerifiedFiles verified;
    std::set<std::pair<std::string, std::string>> wanted; // one file serves several sources
    for (const auto& input : inputs->inputs) {
        wanted.emplace(input.file, input.sha256);
    }
    for (const auto& [name, sha256] : wanted) {
        ++verified.files;
        if (auto difference = difference_of(*files, name, sha256); !difference.empty()) {
            verified.differences.push_back(std::move(difference));
        }
    }
    return verified;
}

} // namespace netzatlas::edition
