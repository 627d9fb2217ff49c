#pragma once

#include "terms/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace netzatlas::sheets {

struct SheetOptions {
    std::filesystem::path edition;  ///< its folder: "editions/current"
    std::filesystem::path chromium; ///< empty: looked for
    std::filesystem::path data;     ///< folder of data/
    std::filesystem::path web;      ///< folder of web/
    std::string region;             ///< key; empty: all
    std::string language = "de";    ///< "de", "en", "leicht"
    std::string public_url;         ///< what links lead to; empty: sheets have none into the server
    bool again = false;             ///< print also those that are there
    std::chrono::milliseconds patience{60000}; ///< for one sheet
    /// Told the sheet in work and the part done, 0-1.
    std::function<void(const std::string&, double)> progress;
};

struct SheetsMade {
    std::filesystem::path folder; ///< "editions/sheets/2021-06-30-3f9c21d0"
    std::size_t made = 0;
    std::size_t kept = 0; ///< were there already
};

/// Prints the sheet of every region of an edition, or of one, beside the edition: the folder
/// `sheets/<edition id>/` next to it. A sheet has its name only when it is whole, so a run that was
/// cut short goes on where it stopped.
///
/// Errors: `not_found` no edition, no such region, no browser; `bad_request` an unknown language or
/// public address; `io` a sheet could not be printed or written; those before it stay.
Result<SheetsMade> make_sheets(const SheetOptions& options);

/// "15090010.pdf", "15090010.en.pdf".
std::string sheet_file(const std::string& key, const std::string& language);

} // namespace netzatlas::sheets
