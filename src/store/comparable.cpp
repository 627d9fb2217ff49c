#include "store/comparable.hpp"

#include <algorithm>
#include <map>

namespace netzatlas::store {

const Series* break_between(const std::vector<Series>& series, std::string_view indicator,
                            Date earlier, Date later) {
    const Series* last = nullptr;
    for (const auto& stretch : series) {
        const bool between = stretch.from > earlier && stretch.from <= later;
        if (stretch.indicator == indicator && between &&
            (last == nullptr || stretch.from > last->from)) {
            last = &stretch;
        }
    }
    return last;
}

const Series* method_at(const std::vector<Series>& series, std::string_view indicator, Date day) {
    const Series* last = nullptr;
    for (const auto& stretch : series) {
        if (stretch.indicator == indicator && stretch.from <= day &&
            (last == nullptr || stretch.from > last->from)) {
            last = &stretch;
        }
    }
    return last;
}

bool same_base(const StoredValue& a, const StoredValue& b) {
    constexpr std::size_t municipality_key = 8;
    const bool is_share = a.indicator.starts_with("fixed_") || a.indicator.ends_with("_quota");
    return a.origin == b.origin || (is_share && a.region.size() == municipality_key);
}

double left_open(const StoredValue& row) {
    const bool rounded = row.origin == Origin::computed && row.counts == CountsShown::suppressed;
    return rounded && row.value.value ? left_open_by_print(*row.value.value)
                                      : netzatlas::left_open(row.value);
}

std::vector<const StoredValue*> dated_rows(const std::vector<const StoredValue*>& rows) {
    std::map<Date, const StoredValue*> by_date;
    for (const auto* row : rows) {
        auto& kept = by_date[row->reference_date];
        if (kept == nullptr || row->origin == Origin::computed) {
            kept = row;
        }
    }
    std::vector<const StoredValue*> found;
    for (const auto& [date, row] : by_date) {
        if (same_base(*row, *by_date.rbegin()->second)) {
            found.push_back(row);
        }
    }
    return found;
}

} // namespace netzatlas::store
