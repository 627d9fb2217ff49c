#pragma once

#include "demo/settling.hpp"
#include "terms/result.hpp"
#include "terms/site.hpp"

#include <vector>

namespace netzatlas::demo {

/// Invents school sites with their history (definitions.md D12).
///
/// The whole state has as many sites, finished works and lines in use as data/sample/schools.csv
/// says for its days; a choice of counties has its part of them, each site as in the whole state.
Result<std::vector<SchoolSite>> school_sites(const World& world, const Settling& settling);

} // namespace netzatlas::demo
