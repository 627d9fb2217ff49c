#include "edition/small_count_check.hpp"

#include "edition/count_looks.hpp"
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

class Reader {
public:
    Reader(const store::EditionContent& content, double threshold)
        : content_{content}, looks_{threshold} {
        for (const auto& region : content.regions) {
            regions_.emplace(region.region.key.text(), &region.region);
        }
    }

    void read_rows();
    void look_at_each();
    void look_at_rates();
    void look_at_technologies();
    void look_at_networks();
    void add_ends(const std::vector<const CountRow*>& rows, std::vector<NetworkCount>& counts);
    void look_at_dates();
    void look_at_gaps();
    void look_at_regions() { look_at_parts(content_, rows_, looks_); }
    SmallCountCheck take() { return looks_.take(); }

private:
    bool rests_on_told_counts(const CountRow& row) const;
    void look_at_share(const CountRow& row);

    const store::EditionContent& content_;
    std::map<std::string, const Region*> regions_;
    std::vector<CountRow> rows_;
    std::map<std::pair<std::string, Date>, std::vector<const CountRow*>> by_place_;
    CountLooks looks_;
};

/// A share printed without any count, now or before the guard: it stands beside a figure of ours
/// and neither tells nor hides its counts.
bool is_share_alone(const store::StoredValue& row) {
    const auto& value = row.value;
    return row.origin == Origin::published && row.counts != CountsShown::suppressed &&
           !value.numerator && !value.denominator && !value.missing;
}

/// Rows of counted households; a publisher's own counts stay out where it released them or printed
/// shares alone, and so do rounded estimates, which are nobody's.
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
        if (indicator != indicators.end() && region != regions_.end() &&
            value.counts != CountsShown::estimated && indicator->second->basis == "households" &&
            !by_publisher && !is_share_alone(value)) {
            rows_.push_back({&value, indicator->second, region->second});
        }
    }
    for (const auto& row : rows_) {
        by_place_[{row.value->region, row.value->reference_date}].push_back(&row);
    }
}

/// Whether a row is made of the shares of others that all tell their counts (D11).
bool Reader::rests_on_told_counts(const CountRow& row) const {
    if (row.indicator->kind != IndicatorKind::below_share) {
        return false;
    }
    const auto& beside = by_place_.at({row.value->region, row.value->reference_date});
    return std::all_of(beside.begin(), beside.end(), [&](const CountRow* other) {
        const bool is_class =
            (" " + row.indicator->layer + " ").find(" " + other->indicator->id + " ") !=
            std::string::npos;
        return !is_class ||
               ((*other)[&IndicatorValue::numerator] && (*other)[&IndicatorValue::denominator]);
    });
}

/// A hidden numerator comes back as share times denominator unless the share is rounded.
void Reader::look_at_share(const CountRow& row) {
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
        looks_.add(1);
        const double steps = *share / step;
        const bool open_class = *share < step / 2 || *share > 100 - step / 2;
        if (!open_class && std::fabs(steps - std::round(steps)) > 1e-6) {
            looks_.tell(fmt::format("{}: the share {} has more digits than its "
                                    "hidden counts allow",
                                    row.place(), *share));
        }
    }
}

void Reader::look_at_each() {
    for (const auto& row : rows_) {
        for (const auto& [cell, name] : printed_counts) {
            if (row[cell]) {
                looks_.look(*row[cell],
                            [&] { return fmt::format("{}: the {}", row.place(), name); });
            }
        }
        const auto served = row[&IndicatorValue::numerator];
        const auto all = row[&IndicatorValue::denominator];
        if (served && all) {
            looks_.look(*all - *served,
                        [&] { return row.place() + ": denominator less numerator"; });
        }
        look_at_share(row);
    }
}

/// The rate an indicator speaks of; a quota has it in the name of its layer, networks have none.
int rate_of(const Indicator& indicator) {
    if (!indicator.operators.empty()) {
        return 0;
    }
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
        std::map<Offer, std::vector<const CountRow*>> offers;
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
                looks_.look_between(*rows[i - 1], *rows[i], cell, name);
            }
        }
    }
}

/// A union holds its parts of the same rate and of every higher one.
void Reader::look_at_technologies() {
    for (const auto& [place, rows] : by_place_) {
        for (const auto* whole : rows) {
            for (const auto* part : rows) {
                if (rate_of(*whole->indicator) <= rate_of(*part->indicator) &&
                    holds(*whole->indicator, *part->indicator)) {
                    looks_.look_between(*whole, *part);
                }
            }
        }
    }
}

/// The exact ends of a set that is open at k = 3 (D8).
void Reader::add_ends(const std::vector<const CountRow*>& rows, std::vector<NetworkCount>& counts) {
    for (const auto* row : rows) {
        if (const auto open = open_households(row->value->value)) {
            looks_.look(*open, [&] { return row->place() + ": the ends of its interval"; });
            counts.push_back({certain_of_interval, true});
            counts.push_back({open_of_interval, true});
            return;
        }
    }
}

/// Sets of networks add up in more ways than by one being in the other.
void Reader::look_at_networks() {
    std::map<std::tuple<std::string, Date, std::string>, std::vector<const CountRow*>> networks;
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
        add_ends(rows, counts);
        looks_.add(counts.size());
        for (const auto place : counts_that_follow(
                 counts, (*rows.front())[&IndicatorValue::denominator].has_value())) {
            looks_.tell(rows[place]->place() +
                        ": the hidden numerator follows from the other networks");
        }
    }
}

void Reader::look_at_dates() {
    std::map<std::pair<std::string, std::string>, std::vector<const CountRow*>> series;
    for (const auto& row : rows_) {
        series[{row.value->region, row.indicator->id}].push_back(&row);
    }
    for (const auto& [key, rows] : series) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (auto j = i + 1; j < rows.size(); ++j) {
                looks_.look_between(*rows[i], *rows[j]);
            }
        }
    }
}

void Reader::look_at_gaps() {
    for (const auto& gap : content_.gaps) {
        if (gap.basis == "households") {
            looks_.look(gap.amount,
                        [&] { return fmt::format("{} in {}: the gap", gap.goal, gap.region); });
        }
    }
}

} // namespace

SmallCountCheck check_small_counts(const store::EditionContent& content) {
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
    reader.look_at_regions();
    reader.look_at_gaps();
    return reader.take();
}

} // namespace netzatlas::edition
