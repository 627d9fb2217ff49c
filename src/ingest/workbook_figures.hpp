#pragma once

#include "ingest/published_figures.hpp"
#include "ingest/sheet.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// "2g", "4g", "5g", "5g_sa" for a folded header of mobile figures; footnote marks do not count
/// ("5G*" is any 5G, sources.md 3.3).
std::optional<std::string> mobile_technology(std::string_view folded_header);

/// The rate in a folded header "≥ 50 mbit/s", "50 mbit/s", "≥ 1 gbit/s". Empty for "≥ 1.000
/// mbit/s": a mark of thousands would read as 1 Mbit/s.
std::optional<int> rate_in_header(std::string_view folded_header);

/// Our indicator for a column, given its titles as Sheet has them; empty: no figure of ours.
using IndicatorOf =
    std::function<std::optional<std::string>(const std::vector<std::string>& titles)>;

/// Adds all figures of a sheet. Whether it speaks of percent or of fractions is seen in its largest
/// figure: 1.5 or less is a fraction (1.0039 is a share above 100 %), told in a note.
///
/// An empty cell is no figure: whether it means 0 or unknown is unconfirmed (sources.md 2.2).
/// Errors: `bad_source` when no column is a figure of ours.
Result<void> add_sheet(PublishedFigures& figures, const Sheet& sheet,
                       const IndicatorOf& indicator_of);

} // namespace netzatlas::ingest
