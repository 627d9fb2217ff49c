#pragma once

#include "edition/gathered.hpp"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace netzatlas::edition {

/// One of the two headline quotas of definitions.md D6, and where sources tell it.
struct HeadlineQuota {
    std::string_view id;
    std::string_view technology;
    int rate_mbps = 0; ///< 0: the lowest class a table prints
    std::string_view layer;
};

inline constexpr std::array<HeadlineQuota, 2> headline_quotas{
    {{"gigabit_quota", "alle", 1000, "down_fn_hh_alle_1000"},
     {"fibre_quota", "ftthb", 0, "down_fn_hh_ftthb_10"}}};

/// Headline quotas that sources of one day do not tell, though one of them is of a kind that always
/// does: `headline_missing`, an error for each quota, day and level. A publisher lost or renamed
/// the columns, and pages would go on showing an older date.
///
/// Such kinds are the 100 m cells and the workbooks since 2022, and the older tables of households
/// since end 2018: from then on every one has wired ≥ 1000 Mbit/s and FTTH/B (sources.md 2.5; the
/// tables of mid 2018 and before end at 100 Mbit/s). A table whose day nobody tells is not asked.
std::vector<Finding> lost_headlines(std::span<const Gathered> parts);

} // namespace netzatlas::edition
