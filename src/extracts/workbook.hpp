#pragma once

#include "extracts/tables.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <span>

namespace netzatlas::extracts {

/// A workbook with one sheet per table: bold frozen header, numbers as numbers, keys as text so
/// that leading zeros stay. Shapes are left out. `created` replaces the clock inside the file.
/// Errors: `io`.
Result<void> write_workbook(const std::filesystem::path& file, std::span<const Table> tables,
                            Date created);

} // namespace netzatlas::extracts
