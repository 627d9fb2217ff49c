#pragma once

#include "terms/date.hpp"
#include "terms/result.hpp"

#include <filesystem>

namespace netzatlas::sheets {

/// Whether the bytes are a PDF to its end and carry a structure tree (tagged).
/// Errors: `io`, saying what the browser did not write.
Result<void> tagged_pdf(const std::filesystem::path& pdf);

/// Puts `day` in place of the clock in a PDF and counts the nodes it tags from 1, so that one page
/// makes one file. Both keep their length, so nothing else of the file moves. Errors: `io` where it
/// cannot be read or written.
Result<void> date_pdf(const std::filesystem::path& pdf, Date day);

} // namespace netzatlas::sheets
