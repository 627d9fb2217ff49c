#pragma once

#include "edition/boundary_set.hpp"
#include "edition/catalogue.hpp"
#include "edition/gathered.hpp"
#include "store/edition_content.hpp"

#include <vector>

namespace netzatlas::edition {

/// The figures of published tables as an edition stores them: only of known regions and declared
/// indicators; what is left out becomes a finding. A table's figure that measures a headline
/// (gigabit_quota, fibre_quota) stands under that id, too.
/// Errors: `bad_source` for a table without a reference date.
Result<std::vector<store::StoredValue>> published_figures(const Gathered& gathered,
                                                          const BoundarySet& boundaries,
                                                          const Catalogue& catalogue,
                                                          std::vector<Finding>& findings);

} // namespace netzatlas::edition
