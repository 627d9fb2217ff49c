#pragma once

#include "edition/laid_regions.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace netzatlas::edition {

struct KnownOrLaid {
    LaidRegions regions;
    bool known = false; ///< taken from the folder
};

/// The overlay of these regions and grid from `folder`, or laid now and left there for the next
/// run. With an empty `folder` always laid.
///
/// A file there is named by the SHA-256 over the bytes of the regions' file (with its companions),
/// layer, key column and grid: other borders or another grid are another file. A file that is
/// damaged is laid anew.
/// Errors: those of `laid_regions`; `io` where the folder cannot be written.
Result<KnownOrLaid> known_or_laid(const RegionSource& source, const Grid& grid,
                                  const std::filesystem::path& folder, unsigned threads);

/// An overlay as bytes, in this machine's order: for a folder of its own, not for exchange.
std::string overlay_bytes(const LaidRegions& laid);
/// Errors: `bad_source` for anything `overlay_bytes` would not have written: cut short, too long, a
/// cell outside the grid or out of order, a part outside 0…1.
Result<LaidRegions> overlay_of_bytes(std::string_view bytes);

} // namespace netzatlas::edition
