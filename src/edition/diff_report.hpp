#pragma once

#include "edition/diff.hpp"

#include <filesystem>

namespace netzatlas::edition {

/// Counts per kind, then for the indicator asked for (else every headline that moved) the state and
/// the `top` largest gains and losses of its lowest level; English, for a terminal.
std::string summary_of(const Difference& difference, std::size_t top);

/// One row per change: comma separated, UTF-8, header first, numbers unrounded (D18).
std::string csv_of(const Difference& difference);

/// What `netzatlas diff` is asked.
struct DiffOptions {
    std::filesystem::path before;
    std::filesystem::path after; ///< empty: two dates of `before`
    std::string from;            ///< dates within one edition
    std::string to;
    std::string region;
    std::string indicator;
    std::string level;
    std::filesystem::path csv; ///< empty: none
    std::size_t top = 10;
    std::filesystem::path data; ///< folder of data/ with the crosswalk
};

struct DiffReport {
    std::string summary;
    std::size_t changes = 0;
};

/// Compares and writes the CSV. Errors: `bad_request` for a question that fits no edition,
/// `not_found`, `bad_source`, `io`.
Result<DiffReport> diff(const DiffOptions& options);

} // namespace netzatlas::edition
