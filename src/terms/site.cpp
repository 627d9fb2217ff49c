#include "terms/site.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace netzatlas {

namespace {
constexpr std::array<std::pair<SchoolStage, std::string_view>, 4> stage_names{{
    {SchoolStage::planned, "planned"},
    {SchoolStage::works_finished, "works_finished"},
    {SchoolStage::online, "online"},
    {SchoolStage::left, "left"},
}};
} // namespace

std::string_view name_of(SchoolStage stage) {
    return std::find_if(stage_names.begin(), stage_names.end(),
                        [stage](const auto& entry) { return entry.first == stage; })
        ->second;
}

Result<SchoolStage> school_stage(std::string_view name) {
    for (const auto& [stage, text] : stage_names) {
        if (text == name) {
            return stage;
        }
    }
    return fail(ErrorCode::bad_value, fmt::format("'{}' is no stage of a school site", name));
}

std::optional<SchoolStage> stage_at(const SchoolSite& site, Date day) {
    std::optional<SchoolStage> reached;
    for (const auto& event : site.events) {
        if (event.date <= day && (!reached || event.stage > *reached)) {
            reached = event.stage;
        }
    }
    return reached;
}

} // namespace netzatlas
