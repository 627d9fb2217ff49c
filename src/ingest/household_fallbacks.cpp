#include "ingest/household_fallbacks.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::ingest {

namespace {

struct Fallbacks {
    std::int64_t counted = 0; ///< cells with households
    std::int64_t by_persons = 0;
    std::int64_t with_own_size = 0; ///< of those by persons
    double persons = 0;             ///< in those by persons
    std::int64_t empty = 0;         ///< neither households nor persons
};

Fallbacks fallbacks_of(const std::vector<CensusCell>& cells) {
    Fallbacks all;
    for (const auto& cell : cells) {
        all.counted += cell.households ? 1 : 0;
        all.empty += !cell.households && !cell.persons ? 1 : 0;
        if (cell.weighs_by_persons()) {
            ++all.by_persons;
            all.with_own_size += cell.persons_per_household.value_or(0) > 0 ? 1 : 0;
            all.persons += *cell.persons;
        }
    }
    return all;
}

} // namespace

void report_household_fallbacks(const std::vector<CensusCell>& cells, FindingLog& log) {
    const auto all = fallbacks_of(cells);
    if (all.by_persons > 0) {
        log.add({}, fmt::format("{} cells", all.by_persons),
                {.severity = all.counted > 0 ? Severity::warning : Severity::note,
                 .rule = "households_from_persons",
                 .meaning = fmt::format("{:.0f} persons live in cells without a number of "
                                        "households; {} of the cells say how many live in one",
                                        all.persons, all.with_own_size),
                 .action = "persons ÷ persons per household (the project's where the cell has "
                           "none); all counts of households are named estimates (D17)"});
    }
    if (all.counted > 0 && all.empty > 0) {
        log.add({}, fmt::format("{} cells", all.empty),
                {.severity = Severity::note,
                 .rule = "households_not_published",
                 .meaning = fmt::format("{} cells have households, these neither households nor "
                                        "persons",
                                        all.counted),
                 .action = "they weigh nothing"});
    }
}

} // namespace netzatlas::ingest
