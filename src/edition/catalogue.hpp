#pragma once

#include "terms/date.hpp"
#include "terms/goal.hpp"
#include "terms/indicator.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// A change of method, for every indicator whose id begins with one of `indicators` (D19).
struct MethodBreak {
    std::vector<std::string> indicators;
    Date from;
    std::string method;
};

/// What `data/indicators.toml` and `data/goals.toml` declare, templates expanded.
struct Catalogue {
    std::vector<Indicator> indicators; ///< in the order of the file
    std::vector<Goal> goals;
    std::vector<MethodBreak> breaks;
};

/// Errors: `io`, or `bad_source` naming file, line and key; a goal of an unknown indicator.
Result<Catalogue> read_catalogue(const std::filesystem::path& data);

} // namespace netzatlas::edition
