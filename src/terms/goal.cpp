#include "terms/goal.hpp"

#include "terms/words.hpp"

namespace netzatlas {

namespace {
constexpr Word<Verdict> verdict_words[] = {
    {Verdict::reached, "reached"},         {Verdict::on_track, "on_track"},
    {Verdict::behind, "behind"},           {Verdict::missed, "missed"},
    {Verdict::undecidable, "undecidable"},
};
} // namespace

std::string_view name_of(Verdict verdict) {
    return word_of(verdict_words, verdict);
}

Result<Verdict> verdict(std::string_view name) {
    return value_of(verdict_words, name, "verdict");
}

} // namespace netzatlas
