#include "edition/control_totals.hpp"

#include "store/side_by_side.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::edition {

std::string largest_gap_words(const store::EditionContent& content) {
    const auto pairs = store::side_by_side(content.values);
    const auto largest = store::largest_gap(pairs);
    if (!largest) {
        return {};
    }
    const auto& published = *largest->published;
    const auto region =
        std::find_if(content.regions.begin(), content.regions.end(), [&](const auto& stored) {
            return stored.region.key.text() == published.region;
        });
    return fmt::format("{:.2f} points, {} of {} ({}) at {}: published {}, computed {:.2f}{}; {} "
                       "pairs compared",
                       std::abs(largest->difference), published.indicator,
                       region == content.regions.end() ? "?" : region->region.name,
                       published.region, published.reference_date.iso(),
                       published.value.printed.empty() ? fmt::format("{}", *published.value.value)
                                                       : published.value.printed,
                       *largest->computed->value.value,
                       largest->computed->estimated ? " (estimated)" : "", pairs.size());
}

} // namespace netzatlas::edition
