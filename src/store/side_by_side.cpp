#include "store/side_by_side.hpp"

#include "store/comparable.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace netzatlas::store {

namespace {

auto place_of(const StoredValue& row) {
    return std::tuple<std::string_view, Date, std::string_view>{row.indicator, row.reference_date,
                                                                row.region};
}

constexpr double slack = 1e-9;

/// What rounding cannot explain of a difference.
double gap_beyond_rounding(const SideBySide& pair) {
    return std::max(0.0, std::abs(pair.difference) - left_open(*pair.computed));
}

} // namespace

std::string_view reason_of(const SideBySide& pair) {
    const double gap = std::abs(pair.difference) - slack;
    if (gap <= left_open(*pair.published)) {
        return "gap_reason_printed";
    }
    if (gap <= left_open(*pair.published) + left_open(*pair.computed)) {
        return "gap_reason_rounded";
    }
    return pair.computed->estimated ? "gap_reason_households" : "gap_reason_cells";
}

std::vector<SideBySide> side_by_side(const std::vector<const StoredValue*>& rows) {
    std::vector<const StoredValue*> computed;
    std::vector<const StoredValue*> published;
    for (const auto* row : rows) {
        if (row->value.value && row->origin == Origin::computed) {
            computed.push_back(row);
        } else if (row->value.value && !row->estimated) { // merged from printed parts: not printed
            published.push_back(row);
        }
    }
    const auto before = [](const auto* a, const auto* b) { return place_of(*a) < place_of(*b); };
    if (!std::is_sorted(computed.begin(), computed.end(), before)) { // an edition's rows are
        std::stable_sort(computed.begin(), computed.end(), before);
    }
    std::vector<SideBySide> pairs;
    for (const auto* row : published) {
        const auto ours = std::lower_bound(computed.begin(), computed.end(), row, before);
        if (ours != computed.end() && place_of(**ours) == place_of(*row)) {
            pairs.push_back({row, *ours, *(*ours)->value.value - *row->value.value});
        }
    }
    return pairs;
}

std::vector<SideBySide> side_by_side(const std::vector<StoredValue>& rows) {
    std::vector<const StoredValue*> places;
    places.reserve(rows.size());
    for (const auto& row : rows) {
        places.push_back(&row);
    }
    return side_by_side(places);
}

std::optional<SideBySide> largest_gap(const std::vector<SideBySide>& pairs) {
    const auto largest =
        std::max_element(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
            return gap_beyond_rounding(a) < gap_beyond_rounding(b);
        });
    return largest == pairs.end() ? std::nullopt : std::optional{*largest};
}

} // namespace netzatlas::store
