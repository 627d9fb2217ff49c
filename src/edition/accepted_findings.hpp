#pragma once

#include "edition/project.hpp"
#include "terms/finding.hpp"

#include <vector>

namespace netzatlas::edition {

/// The findings with the reasons the project accepts some of them for. An `[[accept]]` that fits
/// none is a finding itself (`stale_accept`): a reason must not outlive what it excuses.
std::vector<Finding> with_accepted(std::vector<Finding> findings, const Project& project);

/// Errors that nobody accepted stop a build.
/// Errors: `bad_source` listing the first of them with their ids and how to go on.
Result<void> refuse_errors(const std::vector<Finding>& findings);

} // namespace netzatlas::edition
