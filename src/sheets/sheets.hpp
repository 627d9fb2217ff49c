#pragma once

#include "terms/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace netzatlas::sheets {

struct SheetOptions {
    std::filesystem::path edition;  ///< its folder: "editions/current"
    std::filesystem::path chromium; ///< empty: looked for
    std::filesystem::path data;     ///< folder of data/
    std::filesystem::path web;      ///< folder of web/
    std::string region;             ///< key; empty: all
    std::string language = "de";    ///< "de", "en", "leicht"
    std::string public_url;         ///< what links lead to; empty: sheets have none into the server
    bool again = false;             ///< print also those whose page has not changed
    std::chrono::milliseconds patience{60000}; ///< for one sheet
    /// Told the sheet in work and the part done, 0-1.
    std::function<void(const std::string&, double)> progress;
};

struct SheetsMade {
    std::filesystem::path folder; ///< "editions/sheets/2021-06-30-3f9c21d0"
    std::size_t made = 0;
    std::size_t kept = 0;              ///< were there already, of the same page
    std::vector<std::string> failed{}; ///< "15090010.pdf: …", a line each; after five it ends
};

/// Prints the sheet of every region of an edition, or of one, beside the edition: the folder
/// `sheets/<edition id>/` next to it, on all cores. A sheet has its name only when it is whole, and
/// is printed again only when its page has changed, so a run that was cut short goes on where it
/// stopped. One page makes one file, byte for byte with one browser: a PDF's clock shows the date
/// of the edition.
///
/// Errors: `not_found` no edition, no such region, no browser; `bad_request` an unknown language or
/// public address; `io` interrupted. A sheet that cannot be printed is in `failed`; others go on.
Result<SheetsMade> make_sheets(const SheetOptions& options);

/// "15090010.pdf", "15090010.en.pdf".
std::string sheet_file(const std::string& key, const std::string& language);

} // namespace netzatlas::sheets
