#pragma once

#include "ingest/finding_log.hpp"
#include "terms/region.hpp"

#include <optional>
#include <string_view>

namespace netzatlas::ingest {

/// The region key a source prints; "Deutschland" is the country (definitions.md D15).
///
/// A key that is none is a finding of severity error, never repaired: `key_without_leading_zero`
/// (7, 4 or 1 digits: a spreadsheet has seen the file) or `bad_key`.
std::optional<RegionKey> checked_key(FindingLog& findings, const Place& place,
                                     std::string_view text);

} // namespace netzatlas::ingest
