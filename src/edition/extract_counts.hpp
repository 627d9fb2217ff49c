#pragma once

#include "store/edition_content.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// Counts in the CSV extracts of an edition beside those of its database.
struct ExtractCounts {
    std::size_t counts = 0;
    std::vector<std::string> different; ///< one line per row that says another number, or any where
                                        ///< the database hides it
};

/// Reads every `extracts/*.csv` of the edition. What cannot be read is a line of its own.
ExtractCounts different_extract_counts(const std::filesystem::path& folder,
                                       const store::EditionContent& content);

} // namespace netzatlas::edition
