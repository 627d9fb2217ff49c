#pragma once

#include "edition/gathered.hpp"
#include "terms/date.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What sources say against each other and against their own names, before anything is computed.
///
/// Keys no boundary knows and regions a table leaves out (`unknown_region`, `absent_region`,
/// `not_in_directory`), the same bytes given twice (`same_file_twice`), a day in a file name that
/// the project contradicts (`date_in_name`), columns that came, went or moved from one date of a
/// table to the next (`column_new`, `column_missing`, `column_moved`), headlines no source of a day
/// tells (lost_headlines.hpp), totals (printed_totals.hpp),
/// persons of the census (census_totals.hpp), zeros of places where people live
/// (inhabited_zero_rows.hpp), ground two regions claim (region_overlaps.hpp).
///
/// `parts`: one source each, as gather_source reads it, in any order.
std::vector<Finding> source_checks(std::span<const Gathered> parts);

/// The same for keys alone. Of several boundary files of a level the one with most regions counts.
std::vector<Finding> key_checks(std::span<const Gathered> parts);

/// The day in a publisher's file name: `…_2021_mitte`, `…_2020_2`, `Stand_20211231`, `bba_12_2021`,
/// `GV100AD_311221`, `2021-12-31`. Empty where there is none.
std::optional<Date> day_in_name(const std::string& file);

/// The day a table speaks of: what the project says, else its name; empty where neither does.
std::string day_of_table(const TableFrom& table);

} // namespace netzatlas::edition
