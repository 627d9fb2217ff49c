#include "stats/json.hpp"
#include "stats/stats.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::stats {

namespace {

Json goal_object(const Goal& goal) {
    return {{"id", goal.id},
            {"title", {{"de", goal.title_de}, {"en", goal.title_en}}},
            {"wording", goal.wording},
            {"source", goal.source},
            {"indicator", goal.indicator},
            {"target", number(goal.target)},
            {"due", goal.due.iso()}};
}

Json result_object(const GoalResult& result) {
    return {{"region", result.region.text()},
            {"id", result.region.feature_id()},
            {"level", name_of(result.region.level())},
            {"verdict", name_of(result.verdict)},
            {"reference_date", result.reference_date.iso()},
            {"value", number(result.value)},
            {"low", number(result.low)},
            {"high", number(result.high)},
            {"distance", number(result.distance)},
            {"reason", text_or_null(result.reason)}};
}

Json gaps_of(const store::Edition& edition, std::string_view goal) {
    Json list = Json::array();
    for (const auto& gap : edition.content().gaps) {
        if (gap.goal == goal) {
            list.push_back({{"region", gap.region},
                            {"reference_date", gap.reference_date.iso()},
                            {"amount", number(gap.amount)},
                            {"basis", gap.basis}});
        }
    }
    return list;
}

} // namespace

std::string goals_json(const store::Edition& edition) {
    const std::string& state = edition.content().state;
    Json list = Json::array();
    for (const Goal& goal : edition.content().goals) {
        Json object = goal_object(goal);
        const auto* result = edition.goal_result(goal.id, state);
        object["state_result"] = result != nullptr ? result_object(*result) : Json();
        list.push_back(std::move(object));
    }
    return text_of({{"edition", edition.id()}, {"goals", std::move(list)}});
}

Result<std::string> goal_json(const store::Edition& edition, std::string_view id) {
    const auto& goals = edition.content().goals;
    const auto goal = std::ranges::find(goals, id, &Goal::id);
    if (goal == goals.end()) {
        return fail(
            ErrorCode::not_found,
            fmt::format("edition {} has no goal {}; goals.json lists them", edition.id(), id));
    }
    Json results = Json::array();
    for (const GoalResult& result : edition.content().goal_results) {
        if (result.goal == id) {
            results.push_back(result_object(result));
        }
    }
    return text_of({{"edition", edition.id()},
                    {"goal", goal_object(*goal)},
                    {"results", std::move(results)},
                    {"gaps", gaps_of(edition, id)}});
}

} // namespace netzatlas::stats
