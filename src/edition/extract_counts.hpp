#pragma once

#include "store/edition_content.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// Counts in the extracts of an edition beside those of its database.
struct ExtractCounts {
    std::size_t counts = 0;
    std::vector<std::string> different; ///< one line per row that says another number, or any where
                                        ///< the database hides it
};

/// Reads the table `values` of every CSV and GeoPackage below `extracts`, the forms a build writes.
/// In a GeoPackage shares must be the database's, too: share times denominator is the numerator
/// (D17). Other forms are made on request and not read here. What cannot be read is a line of its
/// own.
ExtractCounts different_extract_counts(const std::filesystem::path& folder,
                                       const store::EditionContent& content);

} // namespace netzatlas::edition
