#include "edition/published_figures.hpp"

#include "edition/inherited_figures.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>

namespace netzatlas::edition {

namespace {

/// Which declared indicators a figure stands under: its own, and headlines that measure the same.
class Headings {
public:
    Headings(const Catalogue& catalogue, const ingest::PublishedTable& table) {
        std::set<std::string> printed;
        for (const auto& figure : table.figures) {
            printed.insert(figure.indicator);
        }
        for (const auto& indicator : catalogue.indicators) {
            known_.insert(indicator.id);
            const auto twin = printed_twin(indicator, printed);
            if (!twin.empty() && twin != indicator.id) {
                headlines_.emplace(twin, indicator.id);
            }
        }
    }
    std::vector<std::string> of(const std::string& indicator) const {
        std::vector<std::string> ids;
        if (known_.contains(indicator)) {
            ids.push_back(indicator);
        }
        const auto [first, last] = headlines_.equal_range(indicator);
        for (auto at = first; at != last; ++at) {
            ids.push_back(at->second);
        }
        return ids;
    }

private:
    /// Without a rate of its own an indicator means the lowest class the table prints (D6).
    static std::string printed_twin(const Indicator& indicator,
                                    const std::set<std::string>& printed) {
        if (indicator.theme != "fixed" || indicator.basis != "households" ||
            indicator.technology.empty() || indicator.id.starts_with("fixed_")) {
            return "";
        }
        for (const int rate : {1, 2, 6, 8, 10, 16, 30, 50, 100, 200, 400, 1000}) {
            const auto id = fmt::format("fixed_hh_{}_{}", indicator.technology, rate);
            const bool fits = indicator.rate_mbps == 0 || indicator.rate_mbps == rate;
            if (fits && printed.contains(id)) {
                return id;
            }
        }
        return "";
    }

    std::set<std::string> known_;
    std::multimap<std::string, std::string> headlines_;
};

/// One table on its way into the edition.
class Transcript {
public:
    Transcript(const TableFrom& from, const BoundarySet& boundaries, const Catalogue& catalogue)
        : from_{from}, headings_{catalogue, from.table}, boundaries_{boundaries} {
        for (const auto& stored : boundaries.regions) {
            regions_.insert(stored.region.key);
        }
    }

    std::vector<store::StoredValue> values(std::vector<Finding>& findings,
                                           const std::vector<InheritedFigure>& merged = {}) {
        for (const auto& figure : from_.table.figures) {
            add(figure);
        }
        for (const auto& figure : merged) {
            add_merged(figure);
        }
        add_rows_without_numbers();
        report_undeclared(findings);
        return std::move(values_);
    }

private:
    store::StoredValue row(const RegionKey& region, const std::string& indicator) const {
        return {region.text(),
                indicator,
                *from_.source.reference_date,
                Origin::published,
                from_.source.id,
                {},
                false};
    }
    void add(const ingest::PublishedFigure& figure) {
        if (!regions_.contains(figure.region)) { // told by source_checks
            return;
        }
        const auto ids = headings_.of(figure.indicator);
        if (ids.empty()) {
            ++undeclared_[figure.indicator];
        }
        for (const auto& id : ids) {
            auto stored = row(figure.region, id);
            stored.value.state = ValueState::value;
            stored.value.value = figure.value;
            stored.value.printed = figure.printed;
            values_.push_back(std::move(stored));
            ids_.insert(id);
            levels_.insert(figure.region.level());
        }
        present_.insert(figure.region);
    }
    /// A share added up from numerators and denominators is an estimate of ours (D17).
    void add_merged(const InheritedFigure& figure) {
        for (const auto& id : headings_.of(figure.indicator)) {
            auto stored = row(figure.region, id);
            stored.value = figure.value;
            stored.estimated = figure.value.value.has_value();
            values_.push_back(std::move(stored));
        }
        present_.insert(figure.region);
    }
    void add_without_number(const RegionKey& region, ValueState reason) {
        for (const auto& id : ids_) {
            auto stored = row(region, id);
            stored.value.state = reason;
            values_.push_back(std::move(stored));
        }
    }
    void add_without_number(const std::vector<RegionKey>& keys, ValueState reason) {
        for (const auto& region : keys) {
            if (regions_.contains(region)) {
                add_without_number(region, reason);
            }
        }
    }
    /// All-zero rows of households, and rows absent from a table of business parks (D16).
    void add_rows_without_numbers() {
        add_without_number(from_.table.not_applicable, ValueState::not_applicable);
        add_without_number(from_.table.not_delivered, ValueState::not_delivered);
        if (from_.use != "business_parks") {
            return;
        }
        for (const auto& stored : boundaries_.regions) {
            const auto& key = stored.region.key;
            if (levels_.contains(key.level()) && !present_.contains(key)) {
                add_without_number(key, ValueState::not_applicable);
            }
        }
    }
    void report_undeclared(std::vector<Finding>& findings) const {
        for (const auto& [indicator, count] : undeclared_) {
            findings.push_back({Severity::note, "undeclared_indicator", from_.source.file, 0, "",
                                indicator,
                                fmt::format("{} figures of an indicator that data/indicators.toml "
                                            "does not declare",
                                            count),
                                "left out"});
        }
    }

    const TableFrom& from_;
    Headings headings_;
    const BoundarySet& boundaries_;
    std::set<RegionKey> regions_;
    std::set<RegionKey> present_;
    std::set<RegionLevel> levels_;
    std::set<std::string> ids_;
    std::map<std::string, int> undeclared_;
    std::vector<store::StoredValue> values_;
};

} // namespace

Result<std::vector<store::StoredValue>> published_figures(const Gathered& gathered,
                                                          const BoundarySet& boundaries,
                                                          const Catalogue& catalogue,
                                                          std::vector<Finding>& findings) {
    std::vector<store::StoredValue> values;
    std::set<RegionKey> known;
    for (const auto& stored : boundaries.regions) {
        known.insert(stored.region.key);
    }
    for (const auto& from : gathered.tables) {
        if (!from.source.reference_date) {
            return fail(ErrorCode::bad_source,
                        fmt::format("source '{}' needs a reference_date in the project file: {} "
                                    "does not say what day its figures speak of",
                                    from.source.id, from.source.file));
        }
        const auto handed_on = inherited(from, known, catalogue.crosswalk, findings);
        auto rows = handed_on ? Transcript{handed_on->from, boundaries, catalogue}.values(
                                    findings, handed_on->merged)
                              : Transcript{from, boundaries, catalogue}.values(findings);
        std::move(rows.begin(), rows.end(), std::back_inserter(values));
    }
    return values;
}

} // namespace netzatlas::edition
