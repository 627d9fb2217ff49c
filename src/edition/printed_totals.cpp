#include "edition/printed_totals.hpp"

#include "edition/source_checks.hpp"
#include "ingest/finding_log.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace netzatlas::edition {

namespace {

using Figures = std::span<const ingest::PublishedFigure>;

constexpr double rounding_points = 0.011;
constexpr double rounding_chain_points = 0.1;

struct Population {
    std::string file;
    std::map<std::string, double> persons; ///< by AGS, inhabited ones only
};

/// What the figures below one region say of one indicator.
struct Below {
    double least = 0;
    double most = 0;
    double weights = 0;
    double weighted = 0;
    bool any = false;

    void add(double value, double weight) {
        least = any ? std::min(least, value) : value;
        most = any ? std::max(most, value) : value;
        weights += weight;
        weighted += weight * value;
        any = true;
    }
    double mean() const { return weighted / weights; }
};

using BelowByIndicator = std::unordered_map<std::string, Below>;

/// The keys of all parts of a region begin so; empty for the country.
std::string prefix_of(const RegionKey& region) {
    return region.level() == RegionLevel::country ? "" : region.text();
}

/// Figures of one level inside a region: keys are sorted, so they lie together.
Figures inside(Figures figures, const std::string& prefix) {
    const auto first = std::lower_bound(
        figures.begin(), figures.end(), prefix,
        [](const auto& figure, const auto& text) { return figure.region.text() < text; });
    auto last = first;
    while (last != figures.end() && last->region.text().starts_with(prefix)) {
        ++last;
    }
    return {first, last};
}

/// A table of totals held against one of parts.
class TotalsCheck {
public:
    TotalsCheck(const TableFrom& totals, const TableFrom& parts, const Population& population)
        : totals_{totals}, parts_{parts}, population_{population}, log_{totals.source.file} {}

    std::vector<Finding> findings(RegionLevel level, RegionLevel part_level);

private:
    struct Gap {
        double points = -1;
        const ingest::PublishedFigure* total = nullptr;
        Below below;
    };
    BelowByIndicator below(const std::string& prefix, RegionLevel level) const;
    bool whole(const std::string& prefix) const;
    void check_region(Figures region, const BelowByIndicator& below, bool weigh);
    void report_outside(const Gap& gap);
    void report_largest();

    const TableFrom& totals_;
    const TableFrom& parts_;
    const Population& population_;
    ingest::FindingLog log_;
    Gap largest_;
    int regions_ = 0;
    int figures_ = 0;
    int left_out_ = 0;
};

BelowByIndicator TotalsCheck::below(const std::string& prefix, RegionLevel level) const {
    BelowByIndicator found;
    for (const auto& figure : inside(parts_.table.figures, prefix)) {
        if (figure.region.level() == level) {
            const auto persons = population_.persons.find(figure.region.text());
            found[figure.indicator].add(figure.value,
                                        persons == population_.persons.end() ? 0 : persons->second);
        }
    }
    return found;
}

/// Whether every inhabited municipality of the directory has figures: keys of another year have
/// not, and then the mean would be one of other ground.
bool TotalsCheck::whole(const std::string& prefix) const {
    bool any = false;
    auto figure = inside(parts_.table.figures, prefix);
    for (auto at = population_.persons.lower_bound(prefix);
         at != population_.persons.end() && at->first.starts_with(prefix); ++at) {
        while (!figure.empty() && figure.front().region.text() < at->first) {
            figure = figure.subspan(1);
        }
        if (figure.empty() || figure.front().region.text() != at->first) {
            return false;
        }
        any = true;
    }
    return any;
}

void TotalsCheck::check_region(Figures region, const BelowByIndicator& below, bool weigh) {
    Gap worst;
    Gap outside;
    for (const auto& total : region) {
        const auto found = below.find(total.indicator);
        if (found == below.end()) {
            continue;
        }
        const auto& parts = found->second;
        const double beyond = std::max(parts.least - total.value, total.value - parts.most);
        if (beyond > rounding_points && beyond > outside.points) {
            outside = {beyond, &total, parts};
        }
        if (weigh && parts.weights > 0 && total.indicator.starts_with("fixed_hh_")) {
            ++figures_;
            const double points = std::abs(total.value - parts.mean());
            worst = points > worst.points ? Gap{points, &total, parts} : worst;
        }
    }
    report_outside(outside);
    regions_ += worst.total != nullptr ? 1 : 0;
    largest_ = worst.points > largest_.points ? worst : largest_;
    if (worst.points > control_tolerance_points) {
        log_.add({worst.total->row, worst.total->indicator}, worst.total->printed,
                 {Severity::warning, "control_total_gap",
                  fmt::format("{} is printed so; its municipalities in {}, weighted with "
                              "population, give {:.2f}: {:.2f} points apart, more than {}",
                              worst.total->region.text(), parts_.source.file, worst.below.mean(),
                              worst.points, control_tolerance_points),
                  "both kept as printed"});
    }
}

void TotalsCheck::report_outside(const Gap& gap) {
    if (gap.total == nullptr) {
        return;
    }
    const bool rounding = gap.points <= rounding_chain_points;
    log_.add(
        {gap.total->row, gap.total->indicator}, gap.total->printed,
        {rounding ? Severity::note : Severity::warning, "total_outside_parts",
         fmt::format("{} has this, its parts in {} have {:.2f} to {:.2f}: {}",
                     gap.total->region.text(), parts_.source.file, gap.below.least, gap.below.most,
                     rounding ? "rounded on the way" : "no weights give such a mean"),
         "both kept as printed"});
}

void TotalsCheck::report_largest() {
    if (largest_.total == nullptr) {
        return;
    }
    const auto left_out =
        left_out_ == 0 ? std::string{}
                       : fmt::format("; {} regions left out, whose municipalities are not those of "
                                     "the directory",
                                     left_out_);
    log_.add({largest_.total->row, largest_.total->indicator}, largest_.total->printed,
             {Severity::note, "control_total",
              fmt::format("largest gap {:.2f} points, of {} figures in {} regions: {} against "
                          "{:.2f} from its municipalities in {}, weighted with the population of "
                          "{}{}",
                          largest_.points, figures_, regions_, largest_.total->region.text(),
                          largest_.below.mean(), parts_.source.file, population_.file, left_out),
              "both kept: the publisher's household weights are not published"});
}

std::vector<Finding> TotalsCheck::findings(RegionLevel level, RegionLevel part_level) {
    const bool weigh = part_level == RegionLevel::municipality;
    const Figures totals{totals_.table.figures};
    for (std::size_t first = 0; first < totals.size();) {
        std::size_t end = first;
        while (end < totals.size() && totals[end].region == totals[first].region) {
            ++end;
        }
        const auto& region = totals[first].region;
        if (region.level() == level) {
            const auto prefix = prefix_of(region);
            const bool complete = weigh && whole(prefix);
            const auto parts = below(prefix, part_level);
            const bool left_out = weigh && !complete && !parts.empty();
            left_out_ += left_out && !population_.persons.empty() ? 1 : 0;
            check_region(totals.subspan(first, end - first), parts, complete);
        }
        first = end;
    }
    report_largest();
    return log_.take();
}

Population population_of(std::span<const Gathered> parts) {
    Population population;
    for (const auto& part : parts) {
        if (!part.directory || !population.file.empty()) {
            continue;
        }
        population.file = part.directory->source.file;
        for (const auto& entry : part.directory->thing) {
            const bool inhabited = entry.population && *entry.population > 0;
            if (inhabited && entry.key.level() == RegionLevel::municipality) {
                population.persons.emplace(entry.key.text(),
                                           static_cast<double>(*entry.population));
            }
        }
    }
    return population;
}

bool comparable(const TableFrom& a, const TableFrom& b) {
    return a.reader == b.reader && a.use == b.use && day_of_table(a) == day_of_table(b);
}

bool has_level(const TableFrom& from, RegionLevel level) {
    return std::any_of(from.table.figures.begin(), from.table.figures.end(),
                       [&](const auto& figure) { return figure.region.level() == level; });
}

} // namespace

std::vector<Finding> printed_totals(std::span<const Gathered> parts) {
    using enum RegionLevel;
    constexpr std::pair<RegionLevel, RegionLevel> pairs[] = {
        {county, municipality}, {state, municipality}, {state, county}, {country, state}};
    std::vector<const TableFrom*> tables;
    for (const auto& part : parts) {
        for (const auto& table : part.tables) {
            tables.push_back(&table);
        }
    }
    const auto population = population_of(parts);
    std::vector<Finding> findings;
    for (const auto* totals : tables) {
        for (const auto* below : tables) {
            for (const auto& [level, part_level] : pairs) {
                if (!comparable(*totals, *below) || !has_level(*totals, level) ||
                    !has_level(*below, part_level)) {
                    continue;
                }
                auto found = TotalsCheck{*totals, *below, population}.findings(level, part_level);
                std::move(found.begin(), found.end(), std::back_inserter(findings));
            }
        }
    }
    return findings;
}

} // namespace netzatlas::edition
