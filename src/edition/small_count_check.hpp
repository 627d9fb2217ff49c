#pragma once

#include "store/edition_content.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What looking for single households in an edition found.
struct SmallCountCheck {
    std::size_t differences = 0;     ///< counts and differences looked at
    std::vector<std::string> unsafe; ///< one line each; empty: nobody can be told from it
};

/// Looks at what an edition publishes, as a curious reader would: every count of households it
/// prints, and every difference that D17 names. Knows nothing of how the guard decided.
///
/// `content`: of the edition's database; `verify_extracts` holds the extracts against it.
/// Source: definitions.md D17.
SmallCountCheck check_small_counts(const store::EditionContent& content);

} // namespace netzatlas::edition
