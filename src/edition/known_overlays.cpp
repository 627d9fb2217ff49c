#include "edition/known_overlays.hpp"

#include "store/sha256.hpp"

#include <fmt/format.h>
#include <fstream>
#include <thread>
#include <unistd.h>
#include <vector>

namespace netzatlas::edition {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t hash_size = 64; ///< hex digits

Result<std::string> bytes_of(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    std::string bytes(error ? 0 : size, '\0');
    std::ifstream in{file, std::ios::binary};
    if (error || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
        return fail(ErrorCode::io, fmt::format("{}: cannot be read", file.string()));
    }
    return bytes;
}

/// What belongs to the regions: companions of a shapefile, what SQLite has not yet moved into its
/// file.
std::vector<fs::path> files_of(const fs::path& file) {
    std::vector<fs::path> files{file};
    for (const auto* const extension : {".dbf", ".shx", ".prj", ".cpg"}) {
        for (const bool upper : {false, true}) {
            std::string text = extension;
            for (auto& c : text) {
                c = upper ? static_cast<char>(std::toupper(c)) : c;
            }
            files.push_back(fs::path{file}.replace_extension(text));
        }
    }
    files.emplace_back(file.string() + "-wal");
    std::erase_if(files, [](const fs::path& one) { return !fs::is_regular_file(one); });
    return files;
}

Result<std::string> name_of_overlay(const RegionSource& source, const Grid& grid) {
    // a path into an archive: the archive itself
    auto file = source.file;
    while (!fs::exists(file) && file.has_parent_path() && file != file.parent_path()) {
        file = file.parent_path();
    }
    std::string facts =
        fmt::format("{}\n{}\n{}\n{} {} {} {} {} {}\n", source.layer, source.key,
                    source.file == file ? "" : source.file.filename().string(), grid.epsg,
                    grid.west, grid.north, grid.cell_size, grid.columns, grid.rows);
    for (const auto& one : files_of(file)) {
        const auto hash = store::sha256_of_file(one);
        if (!hash) {
            return fail(hash.error());
        }
        facts += one.extension().string() + " " + *hash + "\n";
    }
    return store::sha256_of(facts) + ".overlay";
}

/// Empty when there is none, or none that is whole.
std::optional<LaidRegions> known(const fs::path& file, const Grid& grid) {
    const auto bytes = bytes_of(file);
    if (!bytes || bytes->size() < hash_size) {
        return std::nullopt;
    }
    const auto content = std::string_view{*bytes}.substr(hash_size);
    if (store::sha256_of(content) != std::string_view{*bytes}.substr(0, hash_size)) {
        return std::nullopt;
    }
    auto laid = overlay_of_bytes(content);
    return laid && laid->overlay.grid == grid ? std::optional{std::move(*laid)} : std::nullopt;
}

/// Appears whole or not at all: another run may read at the same time.
Result<void> keep(const fs::path& file, const LaidRegions& laid) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    const auto content = overlay_bytes(laid);
    const fs::path draft = fmt::format("{}.{}", file.string(), ::getpid());
    std::ofstream out{draft, std::ios::binary};
    out << store::sha256_of(content) << content;
    out.close();
    if (out) {
        fs::rename(draft, file, error);
    }
    return out && !error ? Result<void>{}
                         : fail(ErrorCode::io,
                                fmt::format("{}: cannot be written: check permissions and disk",
                                            file.string()));
}

} // namespace

Result<KnownOrLaid> known_or_laid(const RegionSource& source, const Grid& grid,
                                  const fs::path& folder, unsigned threads) {
    fs::path file;
    if (!folder.empty()) {
        const auto name = name_of_overlay(source, grid);
        if (!name) {
            return fail(name.error());
        }
        file = folder / *name;
        if (auto found = known(file, grid)) {
            return KnownOrLaid{std::move(*found), true};
        }
    }
    auto laid = laid_regions(source, grid, threads);
    if (!laid) {
        return fail(laid.error());
    }
    if (!folder.empty()) {
        if (auto kept = keep(file, *laid); !kept) {
            return fail(kept.error());
        }
    }
    return KnownOrLaid{std::move(*laid), false};
}

} // namespace netzatlas::edition
