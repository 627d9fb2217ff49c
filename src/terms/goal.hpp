#pragma once

#include "terms/date.hpp"
#include "terms/region.hpp"
#include "terms/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace netzatlas {

/// look.md: "erreicht", "auf Kurs", "im Rückstand", "verfehlt", "nicht entscheidbar".
enum class Verdict { reached, on_track, behind, missed, undecidable };

std::string_view name_of(Verdict verdict);
Result<Verdict> verdict(std::string_view name);

/// A promise of the state and the indicator that measures it: one entry of `data/goals.toml`.
struct Goal {
    std::string id; ///< "fibre_2030"
    std::string title_de;
    std::string title_en;
    std::string wording;   ///< the state's own words, German
    std::string source;    ///< where they stand
    std::string indicator; ///< indicator id
    double target = 100;   ///< in the indicator's unit
    Date due;

    bool operator==(const Goal&) const = default;
};

/// What a goal's indicator says of one region: value, distance and verdict, with the reason.
struct GoalResult {
    std::string goal;
    RegionKey region;
    Date reference_date;
    Verdict verdict = Verdict::undecidable;
    std::optional<double> value; ///< in the indicator's unit
    std::optional<double> low;   ///< where the data leave an interval
    std::optional<double> high;
    std::optional<double> distance; ///< target minus value, points; 0 when reached
    /// Key of the sentence that gives the reason, in data/texts: "goal_reason_not_delivered", …
    std::string reason;

    bool operator==(const GoalResult&) const = default;
};

} // namespace netzatlas
