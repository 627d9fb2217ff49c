#pragma once

#include "store/edition.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string_view>

namespace netzatlas::extracts {

/// Writes one region's extract (its own figures and those of the regions below it) as "gpkg",
/// "csv", "geojson", "fgb" or "xlsx". Deterministic: the same edition gives the same bytes. Says
/// "demo" where it is one. Errors: `not_found` for an unknown region or format; `io`.
Result<void> write_extract(const store::Edition& edition, std::string_view region,
                           std::string_view format, const std::filesystem::path& file);

} // namespace netzatlas::extracts
