#pragma once

#include "edition/boundary_set.hpp"
#include "edition/catalogue.hpp"
#include "edition/gathered.hpp"
#include "edition/project.hpp"
#include "store/edition_content.hpp"

#include <filesystem>

namespace netzatlas::edition {

/// The version of the rules in definitions.md that figures follow; part of every edition.
constexpr const char* method_version = "1";

/// What a build works on, one step after the other.
struct Workpiece {
    const Project& project;
    const Catalogue& catalogue;
    const Gathered& gathered;
    const BoundarySet& boundaries;
    const std::filesystem::path& folder; ///< that the grids stand in
    std::vector<Finding> findings;
};

/// Everything the database of the edition holds: figures computed, published and estimated side by
/// side, verdicts and gaps. Indicators without any figure are left out, but headlines and those
/// that measure a goal.
Result<store::EditionContent> assembled_content(Workpiece workpiece);

} // namespace netzatlas::edition
