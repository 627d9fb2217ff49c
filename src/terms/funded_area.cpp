#include "terms/funded_area.hpp"

#include "terms/words.hpp"

namespace netzatlas {

namespace {
constexpr Word<WorksStage> works_words[] = {
    {WorksStage::planned, "planned"},
    {WorksStage::building, "building"},
    {WorksStage::done, "done"},
};
} // namespace

std::string_view name_of(WorksStage stage) {
    return word_of(works_words, stage);
}

Result<WorksStage> works_stage(std::string_view name) {
    return value_of(works_words, name, "stage of works");
}

} // namespace netzatlas
