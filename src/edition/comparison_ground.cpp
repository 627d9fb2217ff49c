#include "edition/comparison_ground.hpp"

#include "store/comparable.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

/// Redrawn or generalised borders move an area a little; a changed municipality by more.
constexpr double same_area = 0.005;

bool alike(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(a));
}

bool alike(const std::optional<double>& a, const std::optional<double>& b) {
    return a.has_value() == b.has_value() && (!a || alike(*a, *b));
}

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

/// Why a region's ground is not what it was; empty: it is.
std::string ground_between(const Region& before, const Region& after) {
    if (before.boundary_date == after.boundary_date) {
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

std::string ComparisonGround::other_method(const store::StoredValue& before,
                                           const store::StoredValue& after) const {
    if (!store::same_base(before, after)) {
        return fmt::format("{} before, {} now: of other households",
                           netzatlas::name_of(before.origin), netzatlas::name_of(after.origin));
    }
    if (const auto* change = store::break_between(
            series_, after.indicator, std::min(before.reference_date, after.reference_date),
            std::max(before.reference_date, after.reference_date))) {
        return fmt::format("since {}: {}", change->from.iso(), change->method);
    }
    return after.origin == Origin::computed ? other_rules_ : std::string{};
}

std::optional<Change> ComparisonGround::between_numbers(const store::StoredValue& before,
                                                        const store::StoredValue& after) const {
    const bool same_day = before.reference_date == after.reference_date;
    const bool same = alike(*before.value.value, *after.value.value);
    Change change;
    change.before = &before;
    change.after = &after;
    change.note = other_method(before, after);
    if (!change.note.empty()) {
        change.kind = ChangeKind::method;
        return same && same_day ? std::nullopt : std::optional{change};
    }
    if (same) {
        return std::nullopt;
    }
    auto ground = other_ground_.find(before.region); // a vanished one is known by its old key
    ground = ground == other_ground_.end() ? other_ground_.find(after.region) : ground;
    if (ground != other_ground_.end()) {
        change.kind = ChangeKind::boundary;
        change.note = ground->second;
        return change;
    }
    change.points = *after.value.value - *before.value.value;
    change.kind = same_day             ? ChangeKind::re_reported
                  : *change.points > 0 ? ChangeKind::gained
                                       : ChangeKind::lost;
    return change;
}

std::optional<Change> ComparisonGround::change_between(const store::StoredValue* before,
                                                       const store::StoredValue* after) const {
    const bool number_before = before != nullptr && before->value.value;
    const bool number_after = after != nullptr && after->value.value;
    if (number_before && number_after) {
        return between_numbers(*before, *after);
    }
    Change change;
    change.before = before;
    change.after = after;
    if (number_before || number_after) {
        change.kind = number_after ? ChangeKind::appeared : ChangeKind::gone;
        return change;
    }
    const bool same =
        before != nullptr && after != nullptr && before->value.state == after->value.state &&
        alike(before->value.low, after->value.low) && alike(before->value.high, after->value.high);
    change.kind = ChangeKind::reason_changed;
    return same ? std::nullopt : std::optional{change};
}

} // namespace netzatlas::edition
