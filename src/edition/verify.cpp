#include "edition/build.hpp"

#include "edition/catalogue.hpp"
#include "edition/control_totals.hpp"
#include "edition/estimated_figures.hpp"
#include "edition/goal_outcomes.hpp"
#include "edition/recomputed_rows.hpp"
#include "edition/small_count_check.hpp"
#include "edition/small_count_guard.hpp"
#include "edition/verify_extracts.hpp"
#include "edition/verify_facts.hpp"
#include "edition/verify_files.hpp"
#include "edition/verify_rows.hpp"
#include "store/edition.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
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

/// Notes what differs, one line each.
class Inspection {
public:
    explicit Inspection(fs::path folder) : folder_{std::move(folder)} {}

    Verified take() { return std::move(verified_); }
    void note(std::string line) { verified_.differences.push_back(std::move(line)); }
    void note_all(std::vector<std::string> lines) {
        std::move(lines.begin(), lines.end(), std::back_inserter(verified_.differences));
    }

    void inspect_files();
    void inspect_figures(const fs::path& data);

private:
    void inspect_computed(const store::EditionContent& content,
                          std::vector<store::StoredValue> again);
    void inspect_estimated(const store::EditionContent& content,
                           const std::vector<store::StoredValue>& computed);
    void inspect_small_counts(const store::EditionContent& content);
    void inspect_facts(const store::Edition& edition, const Catalogue& catalogue);
    void inspect_goals(const store::EditionContent& content, Catalogue catalogue);
    void compare(const store::StoredValue& stored, const store::StoredValue* again);

    fs::path folder_;
    Verified verified_;
};

void Inspection::inspect_files() {
    auto files = verify_files(folder_);
    verified_.files += files.files;
    note_all(std::move(files.differences));
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
    auto check = check_small_counts(content);
    verified_.count_differences += check.differences;
    verified_.unsafe_counts += check.unsafe.size();
    note_all(std::move(check.unsafe));
}

/// The database beside whatever else says the same.
void Inspection::inspect_facts(const store::Edition& edition, const Catalogue& catalogue) {
    const auto& content = edition.content();
    note_all(row_differences(content));
    auto extracts = verify_extracts(edition);
    verified_.extract_rows = extracts.rows;
    note_all(std::move(extracts.differences));
    note_all(written_facts(folder_, content).differences);
    auto declared = declared_facts(catalogue, content);
    note_all(std::move(declared.differences));
    verified_.notes = std::move(declared.notes);
}

void Inspection::inspect_goals(const store::EditionContent& content, Catalogue catalogue) {
    catalogue.goals = content.goals;
    auto again = content;
    again.goal_results.clear();
    again.gaps.clear();
    add_goal_outcomes(catalogue, again);
    verified_.figures += content.goal_results.size();
    for (std::size_t i = 0; i < content.goal_results.size(); ++i) {
        const auto& stored = content.goal_results[i];
        const bool same = i < again.goal_results.size() && stored == again.goal_results[i];
        if (!same) {
            note(fmt::format("the verdict on {} of {} comes out differently", stored.goal,
                             stored.region.text()));
        }
    }
    if (again.goal_results.size() != content.goal_results.size()) {
        note(fmt::format("there are {} verdicts on goals, {} come out", content.goal_results.size(),
                         again.goal_results.size()));
    }
    if (again.gaps != content.gaps) {
        note("the gaps of the goals come out differently");
    }
}

void Inspection::inspect_figures(const fs::path& data) {
    auto catalogue = read_catalogue(data);
    const auto edition = store::Edition::open(folder_);
    if (!catalogue || !edition) {
        note(catalogue ? edition.error().message : catalogue.error().message);
        return;
    }
    const auto& content = (*edition)->content();
    verified_.largest_gap = largest_gap_words(content);
    inspect_facts(**edition, *catalogue);
    auto computed = recomputed_rows(folder_, content);
    note_all(std::move(computed.differences));
    if (!computed.rows.empty()) {
        inspect_computed(content, computed.rows);
        inspect_estimated(content, computed.rows);
    }
    inspect_small_counts(content);
    inspect_goals(content, std::move(*catalogue));
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
