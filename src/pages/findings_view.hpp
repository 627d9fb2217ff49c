#pragma once

#include "pages/texts.hpp"
#include "terms/finding.hpp"

#include <cstddef>
#include <vector>

namespace netzatlas::pages {

/// Findings for a template, errors first: severity in words, id, place, meaning, what was done and
/// why the project accepts it. `most`: how many; the rest stands in findings.json.
View findings_view(const std::vector<Finding>& findings, const Catalogue& texts, std::size_t most);

/// One row per rule that fired: severity, rule, count and, in the page's language, what it means.
View finding_rules_view(const std::vector<Finding>& findings, const Catalogue& texts);

} // namespace netzatlas::pages
