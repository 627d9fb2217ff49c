#include "edition/comparison_ground.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

/// Redrawn or generalised borders move an area a little; a changed municipality by more.
constexpr double same_area = 0.005;

std::string rules_between(const store::EditionContent& before, const store::EditionContent& after) {
    std::string words;
    if (before.method_version != after.method_version) {
        words =
            fmt::format("method version {} became {}", before.method_version, after.method_version);
    }
    for (const auto& [name, value] : after.settings) {
        const auto old = before.settings.find(name);
        if (old != before.settings.end() && old->second != value) {
            words += fmt::format("{}setting {} was {}, is {}", words.empty() ? "" : "; ", name,
                                 old->second, value);
        }
    }
    return words;
}

/// Why a region's ground is not what it was; empty: it is. Borders of one known day are the same;
/// where a project names no day only the area can tell.
std::string ground_between(const Region& before, const Region& after) {
    if (before.boundary_date && before.boundary_date == after.boundary_date) {
        return {};
    }
    const bool official = before.official_area_m2 && after.official_area_m2;
    const double old = official ? *before.official_area_m2 : before.area_m2;
    const double now = official ? *after.official_area_m2 : after.area_m2;
    if (std::abs(now - old) <= same_area * std::max(old, now)) {
        return {};
    }
    return fmt::format("its area was {:.2f} km², is {:.2f} km²", old / 1e6, now / 1e6);
}

} // namespace

ComparisonGround::ComparisonGround(const store::Edition& before, const store::Edition& after,
                                   const ingest::Crosswalk& crosswalk) {
    for (const auto* edition : {&before, &after}) {
        const auto& series = edition->content().series;
        series_.insert(series_.end(), series.begin(), series.end());
    }
    add_heirs(before, after, crosswalk);
    other_rules_ = rules_between(before.content(), after.content());
    for (const auto& stored : after.content().regions) {
        const auto* old = before.region(stored.region.key.text());
        auto words = old == nullptr ? std::string{} : ground_between(old->region, stored.region);
        if (!words.empty()) {
            other_ground_.emplace(stored.region.key.text(), std::move(words));
        }
    }
}

void ComparisonGround::add_heirs(const store::Edition& before, const store::Edition& after,
                                 const ingest::Crosswalk& crosswalk) {
    const auto in_later = [&](const RegionKey& key) { return after.region(key.text()) != nullptr; };
    for (const auto& stored : before.content().regions) {
        const auto& key = stored.region.key;
        if (in_later(key)) {
            continue;
        }
        const auto heirs = ingest::heirs_of(crosswalk, key, in_later);
        if (heirs.size() != 1) { // nobody, or parts of it: nothing to set it against
            continue;
        }
        const auto& heir = heirs.front();
        heir_by_key_.emplace(key, heir.to);
        heirs_.insert(heir.to);
        other_ground_.emplace(key.text(),
                              fmt::format("{} since {}: now {}", ingest::name_of(heir.kind),
                                          heir.last->valid_from.iso(), heir.to.text()));
    }
}

const RegionKey* ComparisonGround::heir_of(const RegionKey& key) const {
    const auto found = heir_by_key_.find(key);
    return found == heir_by_key_.end() ? nullptr : &found->second;
}

store::Obstacles ComparisonGround::obstacles_between(const store::StoredValue& before,
                                                     const store::StoredValue& after) const {
    store::Obstacles obstacles{store::other_method(series_, before, after), {}};
    if (obstacles.method.empty() && after.origin == Origin::computed) {
        obstacles.method = other_rules_;
    }
    auto ground = other_ground_.find(before.region); // a vanished one is known by its old key
    ground = ground == other_ground_.end() ? other_ground_.find(after.region) : ground;
    if (ground != other_ground_.end()) {
        obstacles.ground = ground->second;
    }
    return obstacles;
}

std::optional<Change> ComparisonGround::change_between(const store::StoredValue* before,
                                                       const store::StoredValue* after) const {
    const bool both = before != nullptr && after != nullptr;
    const auto step = store::step_between(
        before, after, both ? obstacles_between(*before, *after) : store::Obstacles{});
    if (!step) {
        return std::nullopt;
    }
    Change change;
    change.kind = step->kind;
    change.before = before;
    change.after = after;
    change.points = step->points;
    change.note = step->note;
    return change;
}

} // namespace netzatlas::edition
