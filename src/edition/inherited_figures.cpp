#include "edition/inherited_figures.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <optional>

namespace netzatlas::edition {

namespace {

using ingest::CrossingKind;

/// Which keys of a table changed hands, and how.
struct Estate {
    std::map<RegionKey, RegionKey> renamed;
    std::map<RegionKey, std::set<RegionKey>> parts; ///< by heir: who merged into it, itself too
    std::map<RegionKey, std::set<RegionKey>> split; ///< by heir: of whom it has a part
};

class Executor {
public:
    Executor(const TableFrom& from, const ingest::Crosswalk& crosswalk,
             std::vector<Finding>& findings)
        : from_{from}, crosswalk_{crosswalk}, findings_{findings} {
        for (const auto& figure : from.table.figures) {
            keys_.insert(keys_.end(), figure.region); // they come sorted
        }
        keys_.insert(from.table.not_applicable.begin(), from.table.not_applicable.end());
        keys_.insert(from.table.not_delivered.begin(), from.table.not_delivered.end());
        nothing_there_.insert(from.table.not_applicable.begin(), from.table.not_applicable.end());
    }

    Estate estate(const std::set<RegionKey>& known) const;
    InheritedTable settled(const Estate& estate);

private:
    void add_own_ground(Estate& estate) const;
    std::optional<double> weight_of(const RegionKey& part) const;
    std::optional<double> share_of(const RegionKey& part, const std::string& indicator) const;
    IndicatorValue joined(const std::set<RegionKey>& parts, const std::string& indicator) const;
    void keep_shares(const std::set<RegionKey>& keys);
    void settle_merged(const Estate& estate, InheritedTable& table);
    void settle_split(const Estate& estate, InheritedTable& table);
    std::set<std::string> indicators_of(const std::set<RegionKey>& keys) const;
    void say(Severity severity, const char* rule, const RegionKey& key, std::string meaning,
             const char* action) {
        findings_.push_back(
            {severity, rule, from_.source.file, 0, "", key.text(), std::move(meaning), action});
    }

    const TableFrom& from_;
    const ingest::Crosswalk& crosswalk_;
    std::vector<Finding>& findings_;
    std::set<RegionKey> keys_;
    std::set<RegionKey> nothing_there_;
    std::map<RegionKey, std::map<std::string, double>> shares_;
};

Estate Executor::estate(const std::set<RegionKey>& known) const {
    Estate estate;
    for (const auto& key : keys_) {
        if (known.contains(key)) {
            continue;
        }
        const auto heirs = ingest::heirs_of(
            crosswalk_, key, [&](const auto& candidate) { return known.contains(candidate); });
        for (const auto& heir : heirs) {
            if (heirs.size() > 1 || heir.kind == CrossingKind::split) {
                estate.split[heir.to].insert(key);
            } else if (heir.kind == CrossingKind::merged) {
                estate.parts[heir.to].insert(key);
            } else {
                estate.renamed.emplace(key, heir.to);
            }
        }
    }
    add_own_ground(estate);
    return estate;
}

/// An heir that existed before is a part of itself, and so is everybody else the crosswalk names.
void Executor::add_own_ground(Estate& estate) const {
    for (auto& [heir, parts] : estate.parts) {
        for (const auto& crossing : crosswalk_.crossings) {
            if (crossing.to == heir && crossing.kind == CrossingKind::merged) {
                parts.insert(crossing.from);
            }
        }
        if (keys_.contains(heir)) {
            parts.insert(heir);
        }
    }
}

std::optional<double> Executor::weight_of(const RegionKey& part) const {
    if (nothing_there_.contains(part)) {
        return 0;
    }
    for (const auto& crossing : crosswalk_.crossings) {
        if (crossing.from == part && crossing.kind == CrossingKind::merged) {
            return crossing.households;
        }
    }
    return std::nullopt;
}

std::optional<double> Executor::share_of(const RegionKey& part,
                                         const std::string& indicator) const {
    const auto shares = shares_.find(part);
    if (shares == shares_.end()) {
        return std::nullopt;
    }
    const auto share = shares->second.find(indicator);
    return share == shares->second.end() ? std::nullopt : std::optional{share->second};
}

void Executor::keep_shares(const std::set<RegionKey>& keys) {
    for (const auto& figure : from_.table.figures) {
        if (keys.contains(figure.region)) {
            shares_[figure.region].emplace(figure.indicator, figure.value);
        }
    }
}

/// Numerators and denominators added; not delivered where one part has none.
IndicatorValue Executor::joined(const std::set<RegionKey>& parts,
                                const std::string& indicator) const {
    IndicatorValue value;
    double served = 0;
    double households = 0;
    for (const auto& part : parts) {
        const auto weight = weight_of(part);
        if (weight == 0.0) {
            continue;
        }
        const auto share = share_of(part, indicator);
        if (!weight || !share) {
            return value;
        }
        served += *weight * *share / 100;
        households += *weight;
    }
    if (households == 0) {
        value.state = ValueState::not_applicable;
        return value;
    }
    value.state = ValueState::value;
    value.numerator = served;
    value.denominator = households;
    value.value = 100 * served / households;
    return value;
}

std::set<std::string> Executor::indicators_of(const std::set<RegionKey>& keys) const {
    std::set<std::string> indicators;
    for (const auto& key : keys) {
        if (const auto found = shares_.find(key); found != shares_.end()) {
            for (const auto& [indicator, share] : found->second) {
                indicators.insert(indicator);
            }
        }
    }
    return indicators;
}

std::string texts_of(const std::set<RegionKey>& keys) {
    std::vector<std::string> texts;
    texts.reserve(keys.size());
    for (const auto& key : keys) {
        texts.push_back(key.text());
    }
    return fmt::format("{}", fmt::join(texts, ", "));
}

void Executor::settle_merged(const Estate& estate, InheritedTable& table) {
    for (const auto& [heir, parts] : estate.parts) {
        bool weighed = true;
        for (const auto& indicator : indicators_of(parts)) {
            auto value = joined(parts, indicator);
            weighed = weighed && value.state != ValueState::not_delivered;
            table.merged.push_back({heir, indicator, std::move(value)});
        }
        if (weighed) {
            say(Severity::note, "merged_by_households", heir,
                fmt::format("the table is older than the merger of {}", texts_of(parts)),
                "numerators and denominators added, marked estimated");
        } else {
            say(Severity::warning, "merged_without_weights", heir,
                fmt::format("the table is older than the merger of {}, and the households of the "
                            "parts are not known",
                            texts_of(parts)),
                "not delivered: percentages are never averaged (D1)");
        }
    }
}

void Executor::settle_split(const Estate& estate, InheritedTable& table) {
    for (const auto& [heir, origins] : estate.split) {
        for (const auto& indicator : indicators_of(origins)) {
            table.merged.push_back({heir, indicator, {}});
        }
        say(Severity::warning, "split_municipality", heir,
            fmt::format("it has only a part of {}, whose share says nothing of a part",
                        texts_of(origins)),
            "not delivered");
    }
}

InheritedTable Executor::settled(const Estate& estate) {
    InheritedTable table{from_, {}};
    std::set<RegionKey> gone;
    for (const auto* changed : {&estate.parts, &estate.split}) {
        for (const auto& [heir, origins] : *changed) {
            gone.insert(heir);
            gone.insert(origins.begin(), origins.end());
        }
    }
    keep_shares(gone);
    auto& published = table.from.table;
    std::erase_if(published.figures,
                  [&](const auto& figure) { return gone.contains(figure.region); });
    for (auto* keys : {&published.not_applicable, &published.not_delivered}) {
        std::erase_if(*keys, [&](const auto& key) { return gone.contains(key); });
    }
    const auto rename = [&](RegionKey& key) {
        if (const auto found = estate.renamed.find(key); found != estate.renamed.end()) {
            key = found->second;
        }
    };
    for (auto& figure : published.figures) {
        rename(figure.region);
    }
    for (auto* keys : {&published.not_applicable, &published.not_delivered}) {
        std::for_each(keys->begin(), keys->end(), rename);
    }
    for (const auto& [key, heir] : estate.renamed) {
        say(Severity::note, "renamed_key", key,
            fmt::format("the same ground has the key {} at the boundary date", heir.text()),
            "its figures stand under the new key");
    }
    settle_merged(estate, table);
    settle_split(estate, table);
    return table;
}

} // namespace

std::optional<InheritedTable> inherited(const TableFrom& from, const std::set<RegionKey>& known,
                                        const ingest::Crosswalk& crosswalk,
                                        std::vector<Finding>& findings) {
    Executor executor{from, crosswalk, findings};
    const auto estate = executor.estate(known);
    if (estate.renamed.empty() && estate.parts.empty() && estate.split.empty()) {
        return std::nullopt;
    }
    return executor.settled(estate);
}

} // namespace netzatlas::edition
