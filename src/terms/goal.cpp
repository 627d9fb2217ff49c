#include "terms/goal.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace netzatlas {

namespace {
constexpr std::array<std::pair<Verdict, std::string_view>, 5> verdict_names{{
    {Verdict::reached, "reached"},
    {Verdict::on_track, "on_track"},
    {Verdict::behind, "behind"},
    {Verdict::missed, "missed"},
    {Verdict::undecidable, "undecidable"},
}};
} // namespace

std::string_view name_of(Verdict verdict) {
    return std::find_if(verdict_names.begin(), verdict_names.end(),
                        [verdict](const auto& entry) { return entry.first == verdict; })
        ->second;
}

Result<Verdict> verdict(std::string_view name) {
    for (const auto& [verdict, text] : verdict_names) {
        if (text == name) {
            return verdict;
        }
    }
    return fail(ErrorCode::bad_value, fmt::format("'{}' is no verdict", name));
}

} // namespace netzatlas
