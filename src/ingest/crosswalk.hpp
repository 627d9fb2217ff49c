#pragma once

#include "terms/date.hpp"
#include "terms/finding.hpp"
#include "terms/region.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace netzatlas::ingest {

/// What became of a municipality's ground.
enum class CrossingKind {
    renamed,   ///< another key, the same ground
    merged,    ///< all of it lies in another municipality now
    split,     ///< parts of it lie in several
    area_moved ///< a part of it lies in another one; the rest kept its key
};

Result<CrossingKind> crossing_kind(std::string_view name);
std::string_view name_of(CrossingKind kind);

/// One row of the crosswalk: ground of one municipality that belongs to another since a day.
struct Crossing {
    RegionKey from;
    RegionKey
        to; ///< the same as `from`: a municipality that others merged into and that kept its key
    Date valid_from;
    CrossingKind kind;
    std::optional<double> share; ///< part of the households of `from`, 0-1
    std::optional<double>
        households; ///< of the ground that changed hands; a weight, never published
    std::string source;
    std::int64_t row = 0;
};

struct Crosswalk {
    std::vector<Crossing> crossings; ///< in the order of the file, those in error left out
    std::vector<Finding> findings;
};

/// `data/crosswalk/municipalities.csv`: from_key, to_key, valid_from, kind, share, households,
/// source.
///
/// Findings: keys, dates, kinds and numbers that are none, a row without a source, keys that lead
/// back to themselves (`crosswalk_cycle`), shares of a split that do not sum to 1
/// (`crosswalk_shares`). Errors: `io`, `bad_source` for a missing column or a broken CSV.
Result<Crosswalk> read_crosswalk(const std::filesystem::path& file);

/// Where the ground of a key lies among the keys that are known, over as many changes as it takes.
struct Heir {
    RegionKey to;
    CrossingKind kind;    ///< of the chain: split before merged before renamed
    const Crossing* last; ///< the change that led there
};

using IsKnown = std::function<bool(const RegionKey&)>;

/// Empty: the crosswalk does not know.
std::vector<Heir> heirs_of(const Crosswalk& crosswalk, const RegionKey& key,
                           const IsKnown& is_known);

} // namespace netzatlas::ingest
