#pragma once

#include "store/edition_content.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// The rows of an edition as its own cells, sites and areas give them.
struct RecomputedRows {
    /// As stored, in the same order; of computed ones the figure that comes out, all counts told.
    /// Empty where nothing can be computed.
    std::vector<store::StoredValue> rows;
    std::vector<std::string> differences; ///< one line per figure that comes out and has no row
};

/// `folder`: of the edition. Errors become a difference.
RecomputedRows recomputed_rows(const std::filesystem::path& folder,
                               const store::EditionContent& content);

/// For a message: the number, the interval, or why there is none.
std::string words_of(const IndicatorValue& value);

} // namespace netzatlas::edition
