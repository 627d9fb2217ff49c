#include "edition/count_looks.hpp"

#include <map>
#include <set>

namespace netzatlas::edition {

namespace {

using Column = std::map<std::string, const CountRow*>; ///< one indicator and date, by region

class PartsCheck {
public:
    PartsCheck(const store::EditionContent& content, CountLooks& looks);
    void check(const Column& column);

private:
    std::vector<const CountRow*> parts_of(const std::string& whole, const Column& column,
                                          CountCell cell) const;
    std::vector<const CountRow*> pieces_of(const std::string& whole, const Column& column) const;
    void look_at_sum(const CountRow& whole, const std::vector<const CountRow*>& parts,
                     CountCell cell, const char* name);

    CountLooks& looks_;
    std::map<std::string, const Region*> regions_;
    std::map<std::string, std::vector<std::string>> parts_; ///< counties, members by region
};

PartsCheck::PartsCheck(const store::EditionContent& content, CountLooks& looks) : looks_{looks} {
    for (const auto& stored : content.regions) {
        const auto& region = stored.region;
        const auto& key = region.key.text();
        regions_.emplace(key, &region);
        if (region.key.level() == RegionLevel::municipality) {
            parts_[region.key.county()].push_back(key);
            parts_[region.association ? region.association->text() : ""].push_back(key);
        } else if (region.key.level() == RegionLevel::county) {
            parts_[region.key.state()].push_back(key);
        }
    }
}

/// What a region adds up from: its parts, an association that shows this count for its members.
std::vector<const CountRow*> PartsCheck::parts_of(const std::string& whole, const Column& column,
                                                  CountCell cell) const {
    std::vector<const CountRow*> parts;
    std::set<std::string> told;
    const auto found = parts_.find(whole);
    for (const auto& key : found == parts_.end() ? std::vector<std::string>{} : found->second) {
        const auto row = column.find(key);
        if (row == column.end()) {
            continue;
        }
        const auto& association = row->second->region->association;
        const auto above = association ? column.find(association->text()) : column.end();
        const bool in_larger_piece =
            above != column.end() && above->first != whole && (*above->second)[cell];
        if (!in_larger_piece) {
            parts.push_back(row->second);
        } else if (told.insert(above->first).second) {
            parts.push_back(above->second);
        }
    }
    return parts;
}

/// What a region is made of directly: an association is one piece, whether it shows or not.
std::vector<const CountRow*> PartsCheck::pieces_of(const std::string& whole,
                                                   const Column& column) const {
    std::set<std::string> keys;
    const auto found = parts_.find(whole);
    for (const auto& key : found == parts_.end() ? std::vector<std::string>{} : found->second) {
        const auto& association = regions_.at(key)->association;
        keys.insert(association && association->text() != whole ? association->text() : key);
    }
    std::vector<const CountRow*> pieces;
    for (const auto& key : keys) {
        if (const auto row = column.find(key); row != column.end()) {
            pieces.push_back(row->second);
        }
    }
    return pieces;
}

void PartsCheck::look_at_sum(const CountRow& whole, const std::vector<const CountRow*>& parts,
                             CountCell cell, const char* name) {
    std::size_t open = 0;
    double rest = whole[cell].value_or(0);
    for (const auto* part : parts) {
        open += (*part)[cell] ? 0 : 1;
        rest -= (*part)[cell].value_or(0);
    }
    if (parts.empty() || (whole[cell] && open == 0)) {
        return;
    }
    const auto what = [&] { return fmt::format("{} less its parts: the {}", whole.place(), name); };
    if (whole[cell]) {
        looks_.look(rest, what);
    }
    if (open == (whole[cell] ? 1 : 0)) {
        looks_.tell(what() + " of the only hidden one is told");
    }
}

void PartsCheck::check(const Column& column) {
    for (const auto& [region, row] : column) {
        for (const auto& [cell, name] : printed_counts) {
            look_at_sum(*row, parts_of(region, column, cell), cell, name);
            look_at_sum(*row, pieces_of(region, column), cell, name);
        }
    }
}

} // namespace

void look_at_parts(const store::EditionContent& content, const std::vector<CountRow>& rows,
                   CountLooks& looks) {
    std::map<std::pair<std::string, Date>, Column> columns;
    for (const auto& row : rows) {
        columns[{row.indicator->id, row.value->reference_date}].emplace(row.value->region, &row);
    }
    PartsCheck parts{content, looks};
    for (const auto& [key, column] : columns) {
        parts.check(column);
    }
}

} // namespace netzatlas::edition
