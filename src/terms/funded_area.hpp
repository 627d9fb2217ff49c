#pragma once

#include "terms/date.hpp"
#include "terms/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace netzatlas {

/// How far the works in a funded area are. An area is in exactly one stage at a time.
enum class WorksStage { planned, building, done };

std::string_view name_of(WorksStage stage);
Result<WorksStage> works_stage(std::string_view name);

/// Ground a programme speaks of: a funded roll-out, or where none will happen by itself.
struct FundedArea {
    std::string id;
    std::string theme;               ///< "rollout", "deficit"
    std::string programme;           ///< "Graue-Flecken-Programm"
    std::string funder;              ///< "Bund", "Land"; may be empty
    std::optional<WorksStage> stage; ///< empty: the source tells none (deficit areas)
    std::optional<Date> since;       ///< day the stage was reached

    bool operator==(const FundedArea&) const = default;
};

} // namespace netzatlas
