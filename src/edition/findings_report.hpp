#pragma once

#include "store/edition_content.hpp"
#include "terms/finding.hpp"

#include <string>
#include <vector>

namespace netzatlas::edition {

/// What the import check found, for machines: `{"findings": [{severity, rule, file, …}]}`.
std::string findings_json(const std::vector<Finding>& findings);

} // namespace netzatlas::edition
