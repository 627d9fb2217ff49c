#pragma once

#include "store/edition_content.hpp"

#include <string>
#include <vector>

namespace netzatlas::edition {

/// What the rows of figures say against themselves, one line each:
///
/// - a region, indicator or source that the edition does not have;
/// - another day than the reference date of the source the row rests on;
/// - two rows of one region, indicator, day, origin and source;
/// - a published value that is not the number in `printed` (D18). Sheets of fractions are stored
///   times 100: one indicator of one source is all percent or all fractions.
std::vector<std::string> row_differences(const store::EditionContent& content);

} // namespace netzatlas::edition
