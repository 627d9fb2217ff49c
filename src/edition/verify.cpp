#include "edition/build.hpp"

#include "edition/catalogue.hpp"
#include "edition/control_totals.hpp"
#include "edition/estimated_figures.hpp"
#include "edition/goal_outcomes.hpp"
#include "edition/place_figures.hpp"
#include "edition/places.hpp"
#include "edition/products.hpp"
#include "edition/small_count_check.hpp"
#include "edition/small_count_guard.hpp"
#include "edition/verify_files.hpp"
#include "edition/workshop.hpp"
#include "store/edition.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

/// Computed again on another machine, the last digits may differ.
constexpr double tolerance = 1e-9;

bool alike(const std::optional<double>& a, const std::optional<double>& b) {
    return a.has_value() == b.has_value() &&
           (!a || std::abs(*a - *b) <= tolerance * std::max(1.0, std::abs(*a)));
}

bool alike(const IndicatorValue& a, const IndicatorValue& b) {
    return a.state == b.state && alike(a.value, b.value) && alike(a.low, b.low) &&
           alike(a.high, b.high) && alike(a.numerator, b.numerator) &&
           alike(a.denominator, b.denominator) && alike(a.missing, b.missing);
}

std::string words_of(const IndicatorValue& value) {
    return value.value ? fmt::format("{}", *value.value)
           : value.low ? fmt::format("{} to {}", *value.low, value.high.value_or(*value.low))
                       : std::string{name_of(value.state)};
}

/// Notes what differs, one line each.
class Inspection {
public:
    explicit Inspection(fs::path folder) : folder_{std::move(folder)} {}

    Verified take() { return std::move(verified_); }
    void note(std::string line) { verified_.differences.push_back(std::move(line)); }

    void inspect_files();
    void inspect_figures(const fs::path& data);

private:
    std::vector<store::StoredValue> recomputed(const store::EditionContent& content);
    void inspect_computed(const store::EditionContent& content,
                          std::vector<store::StoredValue> again);
    void inspect_estimated(const store::EditionContent& content,
                           const std::vector<store::StoredValue>& computed);
    void inspect_small_counts(const store::EditionContent& content);
    void inspect_goals(const store::EditionContent& content, const fs::path& data);
    void compare(const store::StoredValue& stored, const store::StoredValue* again);

    fs::path folder_;
    Verified verified_;
};

void Inspection::inspect_files() {
    auto files = verify_files(folder_);
    verified_.files += files.files;
    std::move(files.differences.begin(), files.differences.end(),
              std::back_inserter(verified_.differences));
}

void Inspection::compare(const store::StoredValue& stored, const store::StoredValue* again) {
    ++verified_.figures;
    if (again == nullptr) {
        note(fmt::format("{} of {} cannot be computed again", stored.indicator, stored.region));
    } else if (!alike(stored.value, again->value)) {
        note(fmt::format("{} of {} at {} is {}, computed again it is {}", stored.indicator,
                         stored.region, stored.reference_date.iso(), words_of(stored.value),
                         words_of(again->value)));
    } else if (stored.counts != again->counts || stored.few != again->few ||
               !alike(stored.completeness, again->completeness)) {
        note(fmt::format("the counts of {} of {} at {} are {}, guarded again they are {}",
                         stored.indicator, stored.region, stored.reference_date.iso(),
                         name_of(stored.counts), name_of(again->counts)));
    }
}

/// Guards rows as the build of an edition with these settings did.
void guard_again(const store::EditionContent& content, std::vector<store::StoredValue>& values) {
    const auto settings = settings_of(content.settings).value_or(Settings{});
    guard_counts({content.regions, content.indicators, content.sources,
                  static_cast<double>(settings.small_count), settings.households_estimated},
                 values);
}

/// The days sites and areas were looked at: those of the figures made of them.
std::map<std::string, Date> place_days(const store::EditionContent& content) {
    std::map<std::string, std::string> themes;
    for (const auto& indicator : content.indicators) {
        if (auto theme = place_theme(indicator); !theme.empty()) {
            themes.emplace(indicator.id, std::move(theme));
        }
    }
    std::map<std::string, Date> days;
    for (const auto& value : content.values) {
        const auto theme = themes.find(value.indicator);
        if (theme != themes.end() && value.origin == Origin::computed) {
            days.emplace(theme->second, value.reference_date);
        }
    }
    return days;
}

/// The computed rows of an edition with the figures that come out of its own cells and sites, all
/// counts told; what cannot be computed again is noted.
std::vector<store::StoredValue> Inspection::recomputed(const store::EditionContent& content) {
    const auto settings = settings_of(content.settings);
    if (!settings) {
        note(settings.error().message);
        return {};
    }
    const auto boundaries = nested(content.regions);
    const auto figures = all_figures(content.indicators, {boundaries, folder_, *settings}, content,
                                     place_days(content));
    if (!figures) {
        note(figures.error().message);
        return {};
    }
    std::map<std::tuple<std::string_view, std::string_view, Date>, const IndicatorValue*> again;
    for (const auto& figure : *figures) {
        for (std::size_t i = 0; i < figure.values.size(); ++i) {
            again.emplace(std::tuple{std::string_view{boundaries.regions[i].region.key.text()},
                                     std::string_view{figure.indicator},
                                     figure.date.value_or(content.reference_date)},
                          &figure.values[i]);
        }
    }
    auto rows = content.values;
    for (auto& row : rows) {
        row.few.clear();
        if (row.origin == Origin::computed && !row.estimated) {
            const auto found = again.find({row.region, row.indicator, row.reference_date});
            row.value = found == again.end() ? IndicatorValue{} : *found->second;
        }
    }
    return rows;
}

void Inspection::inspect_computed(const store::EditionContent& content,
                                  std::vector<store::StoredValue> again) {
    guard_again(content, again);
    for (std::size_t i = 0; i < again.size(); ++i) {
        if (content.values[i].origin == Origin::computed && !content.values[i].estimated) {
            compare(content.values[i], &again[i]);
        }
    }
}

/// A share of merged municipalities follows from its own numerator and denominator.
store::StoredValue merged_again(store::StoredValue row) {
    row.value.value = 100 * row.value.numerator.value_or(0) / row.value.denominator.value_or(0);
    return row;
}

void Inspection::inspect_estimated(const store::EditionContent& content,
                                   const std::vector<store::StoredValue>& computed) {
    const auto settings = settings_of(content.settings);
    const auto boundaries = nested(content.regions);
    std::map<std::string, double> counts;
    std::vector<store::StoredValue> published;
    for (const auto& value : content.values) {
        if (value.indicator == estimated_households) {
            counts[value.region] = value.value.value.value_or(0);
        } else if (value.origin == Origin::published) {
            published.push_back(value);
        }
    }
    if (!settings) {
        return;
    }
    auto households = households_of_cells(computed, boundaries);
    const bool by_cells = !households.empty();
    for (const auto place : boundaries.municipalities) {
        if (!by_cells) {
            households.push_back(counts[boundaries.regions[place].region.key.text()]);
        }
    }
    auto again = estimates(published, households, boundaries, settings->completeness);
    guard_again(content, again.values);
    using Row = std::tuple<std::string, std::string, std::string, Date>;
    std::map<Row, const store::StoredValue*> rows;
    for (const auto& value : again.values) {
        rows.emplace(Row{value.region, value.indicator, value.source, value.reference_date},
                     &value);
    }
    for (const auto& stored : content.values) {
        if (stored.estimated && stored.origin == Origin::published) {
            const auto merged = merged_again(stored);
            compare(stored, &merged);
        } else if (stored.estimated && stored.indicator != estimated_households) {
            const auto found =
                rows.find({stored.region, stored.indicator, stored.source, stored.reference_date});
            compare(stored, found == rows.end() ? nullptr : found->second);
        }
    }
}

/// What is published gives nobody away (D17).
void Inspection::inspect_small_counts(const store::EditionContent& content) {
    const auto check = check_small_counts(folder_, content);
    verified_.count_differences += check.differences;
    verified_.unsafe_counts += check.unsafe.size();
    for (const auto& line : check.unsafe) {
        note(line);
    }
}

void Inspection::inspect_goals(const store::EditionContent& content, const fs::path& data) {
    auto catalogue = read_catalogue(data);
    if (!catalogue) {
        note(catalogue.error().message);
        return;
    }
    catalogue->goals = content.goals;
    auto again = content;
    again.goal_results.clear();
    again.gaps.clear();
    add_goal_outcomes(*catalogue, again);
    verified_.figures += content.goal_results.size();
    for (std::size_t i = 0; i < content.goal_results.size(); ++i) {
        const auto& stored = content.goal_results[i];
        const bool same = i < again.goal_results.size() && stored == again.goal_results[i];
        if (!same) {
            note(fmt::format("the verdict on {} of {} comes out differently", stored.goal,
                             stored.region.text()));
        }
    }
    if (again.gaps != content.gaps) {
        note("the gaps of the goals come out differently");
    }
}

void Inspection::inspect_figures(const fs::path& data) {
    const auto content = store::read_database(folder_ / "netzatlas.sqlite");
    if (!content) {
        note(content.error().message);
        return;
    }
    verified_.largest_gap = largest_gap_words(*content);
    const auto computed = recomputed(*content);
    if (!computed.empty()) {
        inspect_computed(*content, computed);
        inspect_estimated(*content, computed);
    }
    inspect_small_counts(*content);
    inspect_goals(*content, data);
}

} // namespace

Result<Verified> verify_edition(const fs::path& edition, const fs::path& data) {
    std::error_code error;
    const auto folder = fs::canonical(edition, error);
    if (error || !fs::exists(folder / "manifest.json", error)) {
        return fail(ErrorCode::not_found,
                    fmt::format("{} is no edition: it has no manifest.json", edition.string()));
    }
    Inspection inspection{folder};
    inspection.inspect_files();
    inspection.inspect_figures(data);
    return inspection.take();
}

} // namespace netzatlas::edition
