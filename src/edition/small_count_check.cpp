#include "edition/small_count_check.hpp"

#include "edition/extract_counts.hpp"
#include "edition/network_sums.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace netzatlas::edition {

namespace {

/// Households lie in cells as Float32, and a million of them add up: a hundredth is nobody.
constexpr double dust = 0.01;

using Cell = std::optional<double> IndicatorValue::*;
constexpr std::pair<Cell, const char*> printed_counts[] = {
    {&IndicatorValue::numerator, "numerator"},
    {&IndicatorValue::denominator, "denominator"},
    {&IndicatorValue::missing, "missing"}};

struct Row {
    const store::StoredValue* value;
    const Indicator* indicator;
    const Region* region;
    std::optional<double> operator[](Cell cell) const { return value->value.*cell; }
};

std::string place_of(const Row& row) {
    return fmt::format("{} of {} at {}", row.indicator->id, row.value->region,
                       row.value->reference_date.iso());
}

class Reader {
public:
    Reader(const store::EditionContent& content, double threshold)
        : content_{content}, threshold_{threshold} {
        for (const auto& region : content.regions) {
            regions_.emplace(region.region.key.text(), &region.region);
        }
    }

    void read_rows();
    void look_at_each();
    void look_at_rates();
    void look_at_technologies();
    void look_at_networks();
    void look_at_dates();
    void look_at_parts();
    void look_at_gaps();
    SmallCountCheck take() { return std::move(check_); }

private:
    bool few(double count) const {
        return std::fabs(count) > dust &&
               std::fabs(count) < threshold_ - dust; // the guard counts a hair more as few
    }
    template <class What>
    void look(double difference, const What& what) {
        ++check_.differences;
        if (few(difference)) {
            check_.unsafe.push_back(
                fmt::format("{} leaves {:.3g} households to be told", what(), difference));
        }
    }
    void look_between(const Row& one, const Row& other);
    void look_between(const Row& one, const Row& other, Cell cell, const char* name);
    bool rests_on_told_counts(const Row& row) const;
    void look_at_share(const Row& row);
    using Column = std::map<std::string, const Row*>; ///< one indicator and date, by region
    std::vector<const Row*> parts_of(const std::string& whole, const Column& column,
                                     Cell cell) const;
    std::vector<const Row*> pieces_of(const std::string& whole, const Column& column) const;
    void look_at_sum(const Row& whole, const std::vector<const Row*>& parts, Cell cell,
                     const char* name);
    void look_at_sum(const Row& whole, const Column& column, Cell cell, const char* name);

    const store::EditionContent& content_;
    double threshold_;
    std::map<std::string, const Region*> regions_;
    std::map<std::string, std::vector<std::string>> parts_; ///< counties, members by region
    std::vector<Row> rows_;
    std::map<std::pair<std::string, Date>, std::vector<const Row*>> by_place_;
    SmallCountCheck check_;
};

/// Rows of counted households; a publisher's own counts stay out where it released them, and so do
/// rounded estimates, which are nobody's.
void Reader::read_rows() {
    std::map<std::string, const Indicator*> indicators;
    for (const auto& indicator : content_.indicators) {
        indicators.emplace(indicator.id, &indicator);
    }
    std::set<std::string> released;
    for (const auto& source : content_.sources) {
        if (source.counts_released) {
            released.insert(source.id);
        }
    }
    for (const auto& value : content_.values) {
        const auto indicator = indicators.find(value.indicator);
        const auto region = regions_.find(value.region);
        const bool by_publisher =
            value.origin == Origin::published && released.contains(value.source);
        if (indicator != indicators.end() && region != regions_.end() && !value.estimated &&
            indicator->second->basis == "households" && !by_publisher) {
            rows_.push_back({&value, indicator->second, region->second});
        }
    }
    for (const auto& row : rows_) {
        by_place_[{row.value->region, row.value->reference_date}].push_back(&row);
    }
}

/// Whether a row is made of the shares of others that all tell their counts (D11).
bool Reader::rests_on_told_counts(const Row& row) const {
    if (row.indicator->kind != IndicatorKind::below_share) {
        return false;
    }
    const auto& beside = by_place_.at({row.value->region, row.value->reference_date});
    return std::all_of(beside.begin(), beside.end(), [&](const Row* other) {
        const bool is_class =
            (" " + row.indicator->layer + " ").find(" " + other->indicator->id + " ") !=
            std::string::npos;
        return !is_class ||
               ((*other)[&IndicatorValue::numerator] && (*other)[&IndicatorValue::denominator]);
    });
}

/// A hidden numerator comes back as share times denominator unless the share is rounded.
void Reader::look_at_share(const Row& row) {
    const bool told = row[&IndicatorValue::numerator] && row[&IndicatorValue::denominator];
    if (told || row.indicator->unit != "%" || row.value->origin == Origin::published ||
        rests_on_told_counts(row)) {
        return;
    }
    const double step = std::pow(10.0, -row.indicator->decimals);
    const auto& value = row.value->value;
    for (const auto& share : {value.value, value.low, value.high}) {
        if (!share) {
            continue;
        }
        ++check_.differences;
        const double steps = *share / step;
        const bool open_class = *share < step / 2 || *share > 100 - step / 2;
        if (!open_class && std::fabs(steps - std::round(steps)) > 1e-6) {
            check_.unsafe.push_back(fmt::format("{}: the share {} has more digits than its "
                                                "hidden counts allow",
                                                place_of(row), *share));
        }
    }
}

void Reader::look_at_each() {
    for (const auto& row : rows_) {
        for (const auto& [cell, name] : printed_counts) {
            if (row[cell]) {
                look(*row[cell], [&] { return fmt::format("{}: the {}", place_of(row), name); });
            }
        }
        const auto served = row[&IndicatorValue::numerator];
        const auto all = row[&IndicatorValue::denominator];
        if (served && all) {
            look(*all - *served, [&] { return place_of(row) + ": denominator less numerator"; });
        }
        look_at_share(row);
    }
}

void Reader::look_between(const Row& one, const Row& other, Cell cell, const char* name) {
    if (one[cell] && other[cell]) {
        look(*one[cell] - *other[cell], [&] {
            return fmt::format("{} beside {}: the {}", place_of(one), place_of(other), name);
        });
    }
}

void Reader::look_between(const Row& one, const Row& other) {
    for (const auto& [cell, name] : printed_counts) {
        look_between(one, other, cell, name);
    }
}

/// The rate an indicator speaks of; a quota has it in the name of its layer.
int rate_of(const Indicator& indicator) {
    const auto digits = indicator.layer.find_last_not_of("0123456789") + 1;
    return indicator.rate_mbps > 0 ? indicator.rate_mbps
                                   : std::atoi(indicator.layer.substr(digits).c_str());
}

bool holds(const Indicator& whole, const Indicator& part) {
    const std::string_view of = part.technology;
    const bool wired = of == "ftthb" || of == "ftth" || of == "fttb" || of == "fttc" ||
                       of == "hfc" || of == "sonst";
    const bool same_operators = whole.operators == part.operators;
    const bool same_technology = whole.technology == part.technology;
    return (same_operators && ((whole.technology == "alle" && wired) ||
                               (whole.technology == "ftthb" && (of == "ftth" || of == "fttb")) ||
                               (whole.technology == "5g" && of == "5g_sa"))) ||
           (same_technology && is_within(part.operators, whole.operators));
}

void Reader::look_at_rates() {
    using Offer = std::tuple<std::string, Date, std::string, std::string, std::string>;
    for (const auto& [cell, name] : printed_counts) {
        std::map<Offer, std::vector<const Row*>> offers;
        for (const auto& row : rows_) {
            if (row[cell]) {
                offers[{row.value->region, row.value->reference_date, row.indicator->theme,
                        row.indicator->technology, row.indicator->operators}]
                    .push_back(&row);
            }
        }
        for (auto& [offer, rows] : offers) {
            std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) {
                return rate_of(*a->indicator) < rate_of(*b->indicator);
            });
            for (std::size_t i = 1; i < rows.size(); ++i) {
                look_between(*rows[i - 1], *rows[i], cell, name);
            }
        }
    }
}

void Reader::look_at_technologies() {
    std::map<std::tuple<std::string, Date, int>, std::vector<const Row*>> offers;
    for (const auto& row : rows_) {
        offers[{row.value->region, row.value->reference_date, rate_of(*row.indicator)}].push_back(
            &row);
    }
    for (const auto& [offer, rows] : offers) {
        for (const auto* whole : rows) {
            for (const auto* part : rows) {
                if (holds(*whole->indicator, *part->indicator)) {
                    look_between(*whole, *part);
                }
            }
        }
    }
}

/// Sets of networks add up in more ways than by one being in the other.
void Reader::look_at_networks() {
    std::map<std::tuple<std::string, Date, std::string>, std::vector<const Row*>> networks;
    for (const auto& row : rows_) {
        if (!row.indicator->operators.empty()) {
            networks[{row.value->region, row.value->reference_date, row.indicator->technology}]
                .push_back(&row);
        }
    }
    for (const auto& [key, rows] : networks) {
        std::vector<NetworkCount> counts;
        counts.reserve(rows.size());
        for (const auto* row : rows) {
            counts.push_back(
                {row->indicator->operators, (*row)[&IndicatorValue::numerator].has_value()});
        }
        check_.differences += counts.size();
        for (const auto place : counts_that_follow(
                 counts, (*rows.front())[&IndicatorValue::denominator].has_value())) {
            check_.unsafe.push_back(place_of(*rows[place]) +
                                    ": the hidden numerator follows from the other networks");
        }
    }
}

void Reader::look_at_dates() {
    std::map<std::pair<std::string, std::string>, std::vector<const Row*>> series;
    for (const auto& row : rows_) {
        series[{row.value->region, row.indicator->id}].push_back(&row);
    }
    for (const auto& [key, rows] : series) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (auto j = i + 1; j < rows.size(); ++j) {
                look_between(*rows[i], *rows[j]);
            }
        }
    }
}

/// What a region adds up from: its parts, an association that shows this count for its members.
std::vector<const Row*> Reader::parts_of(const std::string& whole, const Column& column,
                                         Cell cell) const {
    std::vector<const Row*> parts;
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
std::vector<const Row*> Reader::pieces_of(const std::string& whole, const Column& column) const {
    std::set<std::string> keys;
    const auto found = parts_.find(whole);
    for (const auto& key : found == parts_.end() ? std::vector<std::string>{} : found->second) {
        const auto& association = regions_.at(key)->association;
        keys.insert(association && association->text() != whole ? association->text() : key);
    }
    std::vector<const Row*> pieces;
    for (const auto& key : keys) {
        if (const auto row = column.find(key); row != column.end()) {
            pieces.push_back(row->second);
        }
    }
    return pieces;
}

void Reader::look_at_sum(const Row& whole, const Column& column, Cell cell, const char* name) {
    const auto& key = whole.value->region;
    look_at_sum(whole, parts_of(key, column, cell), cell, name);
    look_at_sum(whole, pieces_of(key, column), cell, name);
}

void Reader::look_at_sum(const Row& whole, const std::vector<const Row*>& parts, Cell cell,
                         const char* name) {
    std::size_t open = 0;
    double rest = whole[cell].value_or(0);
    for (const auto* part : parts) {
        open += (*part)[cell] ? 0 : 1;
        rest -= (*part)[cell].value_or(0);
    }
    if (parts.empty() || (whole[cell] && open == 0)) {
        return;
    }
    const auto what = [&] {
        return fmt::format("{} less its parts: the {}", place_of(whole), name);
    };
    if (whole[cell]) {
        look(rest, what);
    }
    if (open == (whole[cell] ? 1 : 0)) {
        check_.unsafe.push_back(what() + " of the only hidden one is told");
    }
}

void Reader::look_at_parts() {
    for (const auto& stored : content_.regions) {
        const auto& region = stored.region;
        const auto& key = region.key.text();
        if (region.key.level() == RegionLevel::municipality) {
            parts_[region.key.county()].push_back(key);
            parts_[region.association ? region.association->text() : ""].push_back(key);
        } else if (region.key.level() == RegionLevel::county) {
            parts_[region.key.state()].push_back(key);
        }
    }
    std::map<std::pair<std::string, Date>, Column> columns;
    for (const auto& row : rows_) {
        columns[{row.indicator->id, row.value->reference_date}].emplace(row.value->region, &row);
    }
    for (const auto& [key, column] : columns) {
        for (const auto& [region, row] : column) {
            for (const auto& [cell, name] : printed_counts) {
                look_at_sum(*row, column, cell, name);
            }
        }
    }
}

void Reader::look_at_gaps() {
    for (const auto& gap : content_.gaps) {
        if (gap.basis == "households") {
            look(gap.amount,
                 [&] { return fmt::format("{} in {}: the gap", gap.goal, gap.region); });
        }
    }
}

} // namespace

SmallCountCheck check_small_counts(const std::filesystem::path& folder,
                                   const store::EditionContent& content) {
    const auto setting = content.settings.find("small_count");
    const double threshold =
        setting == content.settings.end() ? 3 : std::strtod(setting->second.c_str(), nullptr);
    Reader reader{content, threshold};
    reader.read_rows();
    reader.look_at_each();
    reader.look_at_rates();
    reader.look_at_technologies();
    reader.look_at_networks();
    reader.look_at_dates();
    reader.look_at_parts();
    reader.look_at_gaps();
    auto check = reader.take();
    const auto extracts = different_extract_counts(folder, content);
    check.differences += extracts.counts;
    check.unsafe.insert(check.unsafe.end(), extracts.different.begin(), extracts.different.end());
    return check;
}

} // namespace netzatlas::edition
