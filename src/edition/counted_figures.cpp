#include "edition/counted_figures.hpp"

#include "edition/network_sums.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <tuple>

namespace netzatlas::edition {

namespace {

class Collection {
public:
    explicit Collection(const GuardGround& ground) : ground_{ground} {}

    CountedFigures of(std::vector<store::StoredValue>& values) {
        collect(values);
        relate();
        relate_technologies();
        relate_open_sets();
        relate_intervals();
        return std::move(found_);
    }

private:
    void collect(std::vector<store::StoredValue>& values);
    void relate();
    void relate_technologies();
    void relate_open_sets();
    void relate_intervals();

    const GuardGround& ground_;
    CountedFigures found_;
    std::vector<std::tuple<store::StoredValue*, const Indicator*, std::size_t>> made_of_others_;
};

bool is_released(const GuardGround& ground, const store::StoredValue& row) {
    const auto source = std::find_if(ground.sources.begin(), ground.sources.end(),
                                     [&](const auto& known) { return known.id == row.source; });
    return row.origin == Origin::published && source != ground.sources.end() &&
           source->counts_released;
}

/// Whether households were counted that the cells only estimate; counts that a publisher delivered
/// beside them (D7) are none.
bool counts_estimates(const GuardGround& ground, const store::StoredValue& row,
                      const Indicator& indicator) {
    return ground.households_estimated && row.origin == Origin::computed &&
           indicator.kind != IndicatorKind::count_share;
}

void Collection::collect(std::vector<store::StoredValue>& values) {
    std::map<std::string_view, const Indicator*> indicators;
    for (const auto& indicator : ground_.indicators) {
        indicators.emplace(indicator.id, &indicator);
    }
    std::map<std::string_view, std::size_t> regions;
    for (std::size_t i = 0; i < ground_.regions.size(); ++i) {
        regions.emplace(ground_.regions[i].region.key.text(), i);
    }
    found_.figures.reserve(values.size());
    for (auto& row : values) {
        row.completeness = completeness(row.value);
        row.counts = row.estimated ? CountsShown::estimated : CountsShown::exact;
        const auto indicator = indicators.find(row.indicator);
        const auto region = regions.find(row.region);
        const bool counts_people = indicator != indicators.end() && region != regions.end() &&
                                   indicator->second->basis == "households" &&
                                   row.value.numerator && row.value.denominator;
        if (region != regions.end() && indicator != indicators.end() &&
            indicator->second->kind == IndicatorKind::below_share) {
            made_of_others_.emplace_back(&row, indicator->second, region->second);
        }
        if (!counts_people || row.estimated) {
            continue;
        }
        if (counts_estimates(ground_, row, *indicator->second)) {
            row.counts = CountsShown::estimated;
            row.value = in_tens(row.value);
        } else if (!is_released(ground_, row)) {
            found_.figures.push_back(
                {&row,
                 indicator->second,
                 region->second,
                 {*row.value.numerator, *row.value.denominator, row.value.missing.value_or(0)}});
        }
    }
}

/// "down_fn_hh_ftthb_10" is of 10 Mbit/s, also where the indicator names no rate (D6).
int rate_of(const Indicator& indicator) {
    const auto at = indicator.layer.find_last_of('_');
    return indicator.rate_mbps > 0 || at == std::string::npos
               ? indicator.rate_mbps
               : std::atoi(indicator.layer.c_str() + at + 1);
}

template <class Groups>
std::vector<Figures> groups_of(Groups groups) {
    std::vector<Figures> found;
    for (auto& [key, figures] : groups) {
        if (figures.size() > 1) {
            found.push_back(std::move(figures));
        }
    }
    return found;
}

void Collection::relate() {
    using Place = std::pair<std::size_t, Date>;
    std::map<std::tuple<Place, std::string, std::string, std::string>, Figures> rates;
    std::map<std::tuple<Place, std::string, std::string>, Figures> twins;
    std::map<std::pair<Place, std::string>, Figures> networks;
    std::map<std::pair<std::size_t, std::string>, Figures> changes;
    for (auto& figure : found_.figures) {
        const auto& of = *figure.indicator;
        const Place place{figure.region, figure.row->reference_date};
        found_.columns[{of.id, place.second}].emplace(figure.region, &figure);
        rates[{place, of.theme, of.technology, of.operators}].push_back(&figure);
        twins[{place, of.layer, of.operators}].push_back(&figure);
        changes[{figure.region, of.id}].push_back(&figure);
        if (!of.operators.empty()) {
            networks[{place, of.technology}].push_back(&figure);
        }
    }
    found_.rates = groups_of(std::move(rates));
    found_.twins = groups_of(std::move(twins));
    found_.networks = groups_of(std::move(networks));
    found_.changes = groups_of(std::move(changes));
    for (auto& dates : found_.changes) {
        std::sort(dates.begin(), dates.end(), [](const auto* a, const auto* b) {
            return a->row->reference_date > b->row->reference_date;
        });
    }
}

void Collection::relate_open_sets() {
    for (const auto& networks : found_.networks) {
        Figures classes;
        std::copy_if(networks.begin(), networks.end(), std::back_inserter(classes),
                     [](const auto* figure) {
                         const auto& of = figure->indicator->operators;
                         return of == "k3" || of == "k4";
                     });
        for (auto* figure : networks) {
            if (open_households(figure->row->value)) {
                found_.open_sets.emplace_back(figure, classes);
            }
        }
    }
}

/// A row between two classes names them in its layer: "fixed_hh_alle_400 fixed_hh_alle_1000".
void Collection::relate_intervals() {
    for (const auto& [row, indicator, region] : made_of_others_) {
        Figures classes;
        std::istringstream names{indicator->layer};
        for (std::string name; names >> name;) {
            const auto column = found_.columns.find({name, row->reference_date});
            if (column != found_.columns.end() && column->second.contains(region)) {
                classes.push_back(column->second.at(region));
            }
        }
        found_.intervals.emplace_back(row, std::move(classes));
    }
}

/// Every technology with the one that holds it, of the same rate and of every lower one (D4, D5,
/// D9); every set of networks with those that hold it (D8).
void Collection::relate_technologies() {
    static const std::pair<const char*, const char*> inside[] = {
        {"ftthb", "alle"}, {"ftth", "alle"},  {"fttb", "alle"},  {"fttc", "alle"}, {"hfc", "alle"},
        {"sonst", "alle"}, {"ftth", "ftthb"}, {"fttb", "ftthb"}, {"5g_sa", "5g"}};
    const auto with = [](const CountedFigure& figure, std::string technology) {
        return std::tuple{figure.region, figure.row->reference_date, std::move(technology),
                          figure.indicator->operators};
    };
    std::map<decltype(with(found_.figures.front(), "")), Figures> known;
    for (auto& figure : found_.figures) {
        known[with(figure, figure.indicator->technology)].push_back(&figure);
    }
    for (auto& figure : found_.figures) {
        for (const auto& [part, whole] : inside) {
            if (figure.indicator->technology != part) {
                continue;
            }
            for (auto* union_figure : known[with(figure, whole)]) {
                if (rate_of(*union_figure->indicator) <= rate_of(*figure.indicator)) {
                    found_.unions.emplace_back(union_figure, &figure);
                }
            }
        }
    }
    for (const auto& networks : found_.networks) {
        for (auto* part : networks) {
            for (auto* whole : networks) {
                if (is_within(part->indicator->operators, whole->indicator->operators)) {
                    found_.unions.emplace_back(whole, part);
                }
            }
        }
    }
}

} // namespace

CountedFigures counted_figures(const GuardGround& ground, std::vector<store::StoredValue>& values) {
    return Collection{ground}.of(values);
}

} // namespace netzatlas::edition
