#pragma once

#include "terms/date.hpp"
#include "terms/grid.hpp"
#include "terms/region.hpp"

#include <optional>
#include <string>
#include <vector>

namespace netzatlas {

/// Nested stages of a school site (definitions.md D12), and leaving the programme.
enum class SchoolStage { planned, works_finished, online, left };

std::string_view name_of(SchoolStage stage);
Result<SchoolStage> school_stage(std::string_view name);

struct SchoolEvent {
    SchoolStage stage = SchoolStage::planned;
    Date date;
    bool operator==(const SchoolEvent&) const = default;
};

/// One school site with its whole history; the base moves, so no event is ever dropped.
struct SchoolSite {
    std::string id;
    std::string name;
    std::string kind;   ///< "Grundschule", "Gymnasium", …
    std::string street; ///< may be empty
    std::string postcode;
    RegionKey municipality;
    std::optional<LonLat> place;     ///< some lists have no coordinates
    std::vector<SchoolEvent> events; ///< by date

    bool operator==(const SchoolSite&) const = default;
};

/// The highest stage reached on or before `day`; empty when not yet in the programme.
std::optional<SchoolStage> stage_at(const SchoolSite& site, Date day);

} // namespace netzatlas
