#include "terms/site.hpp"

#include "terms/words.hpp"

namespace netzatlas {

namespace {
constexpr Word<SchoolStage> stage_words[] = {
    {SchoolStage::planned, "planned"},
    {SchoolStage::works_finished, "works_finished"},
    {SchoolStage::online, "online"},
    {SchoolStage::left, "left"},
};
} // namespace

std::string_view name_of(SchoolStage stage) {
    return word_of(stage_words, stage);
}

Result<SchoolStage> school_stage(std::string_view name) {
    return value_of(stage_words, name, "stage of a school site");
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
