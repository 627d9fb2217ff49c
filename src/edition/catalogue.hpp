#pragma once

#include "ingest/crosswalk.hpp"
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

/// What became of municipalities: `data/crosswalk/municipalities.csv`; empty without the file.
/// Errors: `bad_source` naming the first flaw that is an error.
Result<ingest::Crosswalk> checked_crosswalk(const std::filesystem::path& data);

/// What `data/indicators.toml` and `data/goals.toml` declare, templates expanded.
struct Catalogue {
    std::vector<Indicator> indicators; ///< in the order of the file
    std::vector<Goal> goals;
    std::vector<MethodBreak> breaks;
    ingest::Crosswalk crosswalk; ///< data/crosswalk: what became of municipalities
};

/// Errors: a flaw of the crosswalk; `io`, or `bad_source` naming file, line and key; a goal of an
/// unknown indicator.
Result<Catalogue> read_catalogue(const std::filesystem::path& data);

} // namespace netzatlas::edition
