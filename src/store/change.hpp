#pragma once

#include "store/edition_content.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::store {

/// How a figure came to differ.
enum class ChangeKind {
    gained,        ///< more than at an earlier date
    lost,          ///< less than at an earlier date
    re_reported,   ///< the same date, another figure
    boundary,      ///< of another ground: borders, key or membership changed in between
    method,        ///< measured or computed in another way: never a number of points (D19)
    appeared,      ///< a number where there was none
    gone,          ///< no number where there was one
    reason_changed ///< still no number (D16), for another reason
};

inline constexpr std::array change_kinds{
    ChangeKind::gained, ChangeKind::lost,     ChangeKind::re_reported, ChangeKind::boundary,
    ChangeKind::method, ChangeKind::appeared, ChangeKind::gone,        ChangeKind::reason_changed};

/// `gained`, `lost`, `re_reported`, `boundary`, `method`, `new`, `gone`, `reason_changed`.
std::string_view name_of(ChangeKind kind);

/// What lies between two rows of one region and indicator.
struct Step {
    ChangeKind kind = ChangeKind::gained;
    /// After minus before in the indicator's unit, percentage points for shares (D18); only where
    /// the two measure the same.
    std::optional<double> points{};
    std::string note{}; ///< why the two do not measure the same; empty otherwise
};

/// Why two numbers cannot be set against each other; both empty: they can.
struct Obstacles {
    std::string method; ///< measured or computed in another way
    std::string ground; ///< of other borders
};

/// The rows of one region and indicator that speak of two days.
struct RowPair {
    const StoredValue* before = nullptr; ///< none: no row of that day
    const StoredValue* after = nullptr;
};

/// The row of a day that speaks first: from cells, then printed, then estimated; none: nullptr.
const StoredValue* first_of_day(const std::vector<const StoredValue*>& rows, Date day);

/// Two rows of one origin if there are, else those that speak first. `rows` as `Edition::values`
/// gives them; those of both sides are the same list within one edition.
RowPair rows_to_compare(const std::vector<const StoredValue*>& earlier, Date from,
                        const std::vector<const StoredValue*>& later, Date to);

/// Why two rows of one indicator were not measured in one way, in English; empty: they were.
std::string other_method(const std::vector<Series>& series, const StoredValue& before,
                         const StoredValue& after);

/// After minus before, both with a number, in the indicator's unit (D18). Exactly 0 where what the
/// two leave open (`left_open`) explains the difference: a printed figure that ours rounds to, a
/// share rounded beside hidden counts. Two printed figures differ as they were printed.
double points_between(const StoredValue& before, const StoredValue& after);

/// What lies between two rows; nothing where they say the same. Either may be missing. The one
/// place where a change becomes a number: pages, API and `diff` ask here.
std::optional<Step> step_between(const StoredValue* before, const StoredValue* after,
                                 const Obstacles& obstacles);

} // namespace netzatlas::store
