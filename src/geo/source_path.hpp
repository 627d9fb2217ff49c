#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <string>

namespace netzatlas::geo {

/// Where a geodata file really lies: beside us, gzipped, or inside a zip archive.
struct SourcePath {
    std::filesystem::path outer; ///< the file on disk
    std::string inner;           ///< path inside the archive; empty elsewhere
    std::string gdal;            ///< the same for GDAL: "/vsigzip/…", "/vsizip/…"
    std::string extension;       ///< of the data: "csv", "gpkg"; lower case, ".gz" taken off
    std::string name;            ///< without folders, for messages

    bool gzipped() const { return gdal.starts_with("/vsigzip/"); }
    bool is_csv() const { return extension == "csv" || extension == "tsv" || extension == "txt"; }
    bool zipped() const { return gdal.starts_with("/vsizip/"); }
};

/// Finds the file and refuses what is broken before GDAL guesses: empty files, archives cut short,
/// GeoPackages and shapefiles shorter than their own headers say.
///
/// A zip without an inner path must hold exactly one data file.
/// Errors: `io` when missing; `bad_source` when empty or cut short.
Result<SourcePath> source_path(const std::filesystem::path& file);

} // namespace netzatlas::geo
