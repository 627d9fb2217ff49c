#pragma once

#include "store/edition.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string_view>

namespace netzatlas::extracts {

/// Writes one region's extract: its own figures and those of the regions below it.
///
/// Formats: "gpkg" (regions, values, schools, sources, about), "csv" (all figures as a long table),
/// "geojson" and "fgb" (regions with their headline figures), "xlsx" (the same tables for people).
/// A figure always stands beside its state (D16), every file names its sources (D20) and says
/// "demo" where it is one. It does not name the edition's id, which follows from such files.
/// The same edition gives the same bytes. Errors: `not_found` for an unknown region or format;
/// `io`.
Result<void> write_extract(const store::Edition& edition, std::string_view region,
                           std::string_view format, const std::filesystem::path& file);

} // namespace netzatlas::extracts
