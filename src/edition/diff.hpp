#pragma once

#include "ingest/crosswalk.hpp"
#include "store/change.hpp"
#include "store/edition.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::edition {

using store::ChangeKind;

/// One figure that differs. The rows belong to the editions compared.
struct Change {
    ChangeKind kind = ChangeKind::gained;
    const store::StoredRegion* region = nullptr; ///< as the later side knows it, else the earlier
    const Indicator* indicator = nullptr;
    const store::StoredValue* before = nullptr; ///< none: no such row
    const store::StoredValue* after = nullptr;
    /// After minus before in the indicator's unit, percentage points for shares (D18); only where
    /// the two measure the same.
    std::optional<double> points;
    std::string note; ///< why the two do not measure the same; empty otherwise
};

/// Everything that differs, by indicator in catalogue order, then region.
struct Difference {
    std::shared_ptr<const store::Edition> before;
    std::shared_ptr<const store::Edition> after; ///< the same where two dates are compared
    std::string from;                            ///< what is compared, in words
    std::string to;
    std::size_t compared = 0; ///< pairs of figures looked at
    std::vector<Change> changes;
    std::map<ChangeKind, std::size_t> counts;
};

/// What of the editions is compared; an empty member leaves nothing out.
struct DiffScope {
    std::string region; ///< this region and all inside it
    std::string indicator;
    std::optional<RegionLevel> level;
};

using EditionPointer = std::shared_ptr<const store::Edition>;

/// Two editions. Dates that both hold are compared with each other, and the newest date of one with
/// the newest of the other; a row without a counterpart is new or gone. Printed figures are
/// compared with printed ones, computed with computed ones; only a municipality's share means the
/// same in both. A municipality that the later edition does not know is compared with the one that
/// the crosswalk says its ground belongs to now.
Difference difference_of_editions(const EditionPointer& before, const EditionPointer& after,
                                  const DiffScope& scope, const ingest::Crosswalk& crosswalk = {});

/// Two dates within one edition.
Difference difference_of_dates(const EditionPointer& edition, Date from, Date to,
                               const DiffScope& scope);

} // namespace netzatlas::edition
