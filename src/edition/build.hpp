#pragma once

#include "terms/finding.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace netzatlas::edition {

struct BuildOptions {
    std::filesystem::path project;  ///< PROJECT.toml; files in it are relative to it
    std::filesystem::path editions; ///< folder that gets the new edition and `current`
    std::filesystem::path data;     ///< folder of data/ (catalogues, manifests of sources)
    std::filesystem::path sources;  ///< folder the project's file names start from; empty: its own
    std::function<void(const std::string& step, double done)> progress;
    std::filesystem::path web{}; ///< folder of web/ with the templates; empty: beside `data`
};

struct Built {
    std::string edition; ///< id
    std::filesystem::path folder;
    std::vector<Finding> findings;
    std::string largest_gap; ///< between a published figure and ours, one line; empty: no pair
};

/// Sources to a new edition; `current` is switched by an atomic rename at the very end. Killed at
/// any moment it leaves `current` as it was and no half edition (work goes on in
/// `editions/.build-*`, which the next build clears).
Result<Built> build_edition(const BuildOptions& options);

/// A file a project needs and where its publisher offers it.
struct FileToFetch {
    std::string url;
    std::string name;   ///< as the project file names it
    std::string sha256; ///< empty: not known
};

/// Every file of the project whose manifest under `data/sources` gives an address.
Result<std::vector<FileToFetch>> files_to_fetch(const std::filesystem::path& project,
                                                const std::filesystem::path& data);

struct Verified {
    std::vector<std::string> differences; ///< one line each; empty: the edition is proved
    std::vector<std::string> notes;       ///< one line each; no fault of the edition
    std::size_t files = 0;
    std::size_t figures = 0;
    std::size_t extract_rows = 0; ///< of the downloads, held against the database
    std::string largest_gap;      ///< between a published figure and ours, one line; empty: no pair
    std::size_t count_differences = 0; ///< counts and differences of counts looked at (D17)
    std::size_t unsafe_counts = 0;     ///< of them, those that would give 1 or 2 households away
};

/// Hashes of the manifest, every computed figure again from the edition's own grids and regions,
/// and every fact that stands there twice: rows in the extracts, sources and settings in
/// `inputs.json`, findings, what the catalogue in `data` declares.
Result<Verified> verify_edition(const std::filesystem::path& edition,
                                const std::filesystem::path& data);

} // namespace netzatlas::edition
