#include "terms/funded_area.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace netzatlas {

namespace {
constexpr std::array<std::pair<WorksStage, std::string_view>, 3> stage_names{{
    {WorksStage::planned, "planned"},
    {WorksStage::building, "building"},
    {WorksStage::done, "done"},
}};
} // namespace

std::string_view name_of(WorksStage stage) {
    return std::find_if(stage_names.begin(), stage_names.end(),
                        [stage](const auto& entry) { return entry.first == stage; })
        ->second;
}

Result<WorksStage> works_stage(std::string_view name) {
    for (const auto& [stage, text] : stage_names) {
        if (text == name) {
            return stage;
        }
    }
    return fail(ErrorCode::bad_value,
                fmt::format("'{}' is no stage of works: planned, building or done", name));
}

} // namespace netzatlas
