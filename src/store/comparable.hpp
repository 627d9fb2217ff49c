#pragma once

#include "store/edition_content.hpp"

#include <string_view>
#include <vector>

namespace netzatlas::store {

/// The change of method that lies between two days, the last one if there are several: figures from
/// before and after are two series, and no change between them is a number (D19). None: they may be
/// compared.
const Series* break_between(const std::vector<Series>& series, std::string_view indicator,
                            Date earlier, Date later);

/// The stretch of one method that a day lies in (D19); none where no method is known.
const Series* method_at(const std::vector<Series>& series, std::string_view indicator, Date day);

/// Whether two rows weigh with the same households. A municipality's share has one meaning, printed
/// or computed; above it figures from cells and our estimates share the census, a publisher's own
/// households nobody knows.
bool same_base(const StoredValue& a, const StoredValue& b);

/// How far from its number the figure of a row may lie, in the indicator's unit: what a publisher's
/// print leaves open, or the rounding beside hidden counts (D17). 0: the number is exact.
double left_open(const StoredValue& row);

/// One row per day, oldest first, of one base with the newest: what a chart may join. `rows` as
/// `Edition::values` gives them.
std::vector<const StoredValue*> dated_rows(const std::vector<const StoredValue*>& rows);

} // namespace netzatlas::store
