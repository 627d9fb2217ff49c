#pragma once

#include "edition/gathered.hpp"
#include "ingest/crosswalk.hpp"
#include "terms/value.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What a municipality that others merged into has of one indicator of an older table.
struct InheritedFigure {
    RegionKey region;
    std::string indicator;
    IndicatorValue value; ///< of numerators and denominators, or not delivered
};

/// A published table under the keys of younger borders.
struct InheritedTable {
    TableFrom from; ///< renamed keys renamed; grounds that changed taken out
    std::vector<InheritedFigure> merged;
};

/// Hands the figures of keys that are not `known` on to those that have their ground now. Shares of
/// merged municipalities are added as numerators and denominators (D1) where the crosswalk knows
/// the households of every part, and are no number otherwise, nor where a municipality was split.
/// Every key handed on, and every figure lost so, is a finding.
/// Nothing where every key is known or nobody has inherited.
std::optional<InheritedTable> inherited(const TableFrom& from, const std::set<RegionKey>& known,
                                        const ingest::Crosswalk& crosswalk,
                                        std::vector<Finding>& findings);

} // namespace netzatlas::edition
