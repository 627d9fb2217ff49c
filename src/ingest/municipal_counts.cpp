#include "geo/vector_file.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/checked_key.hpp"
#include "ingest/columns.hpp"
#include "ingest/decimal_signs.hpp"
#include "ingest/places.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <tuple>

namespace netzatlas::ingest {

namespace {

/// From the widest to the narrowest: each contains the next (D7).
constexpr std::array<std::string_view, 4> stages{"passed", "passed_plus", "connected", "activated"};

struct CountColumns {
    int key = 0;
    int households = 0;
    std::array<std::optional<int>, stages.size()> counts;
};

Result<CountColumns> household_columns(const geo::VectorLayer& layer) {
    const auto key = need_column(layer, {"ags"});
    const auto households = need_column(layer, {"households", "haushalte"});
    if (!key || !households) {
        return fail(key ? households.error() : key.error());
    }
    return CountColumns{*key, *households, {}};
}

Result<CountColumns> stage_columns(const geo::VectorLayer& layer) {
    auto columns = household_columns(layer);
    bool any = !columns;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const auto column = find_column(layer, {stages[i]});
        any = any || column;
        if (columns) {
            columns->counts[i] = column;
        }
    }
    if (!any) {
        return fail(need_column(layer, {stages.front()}).error());
    }
    return columns;
}

/// All rows of one file while it is read.
class CountTable {
public:
    CountTable(const geo::VectorLayer& layer, const CountColumns& columns)
        : log_{layer.file_name()}, columns_{columns} {}

    void add_stages(const geo::Record& record);
    void add_households(const geo::Record& record);
    std::vector<MunicipalCount> take_counts();
    std::vector<Finding> take_findings() { return log_.take(); }

private:
    std::optional<double> count(const geo::Record& record, int field, std::string_view column);
    std::optional<RegionKey> municipality(const geo::Record& record);
    void check_nested(const geo::Record& record, std::string_view stage, double count,
                      std::pair<std::string_view, double> around);

    FindingLog log_;
    CountColumns columns_;
    std::set<RegionKey> seen_;
    std::vector<MunicipalCount> counts_;
};

std::optional<double> CountTable::count(const geo::Record& record, int field,
                                        std::string_view column) {
    const auto text = record.text(field).value_or("");
    if (says_nothing(text)) {
        return std::nullopt;
    }
    const auto number = may_be_thousands(text) ? std::nullopt : whole_number(text);
    if (number && *number >= 0) {
        return static_cast<double>(*number);
    }
    log_.add({record.number(), column}, text,
             {.severity = Severity::error,
              .rule = "malformed_number",
              .meaning = "a number of households is expected here",
              .action = "not delivered"});
    return std::nullopt;
}

std::optional<RegionKey> CountTable::municipality(const geo::Record& record) {
    const auto text = std::string{trimmed(record.text(columns_.key).value_or(""))};
    auto key = checked_key(log_, {record.number(), "ags"}, text);
    if (!key) {
        return std::nullopt;
    }
    const bool municipal = key->level() == RegionLevel::municipality;
    if (municipal && seen_.insert(*key).second) {
        return key;
    }
    log_.add({record.number(), "ags"}, text,
             {.severity = Severity::error,
              .rule = municipal ? "duplicate_key" : "bad_key",
              .meaning = municipal ? "another row has this municipality already"
                                   : "one row per municipality; higher levels are added up here",
              .action = "row ignored"});
    return std::nullopt;
}

void CountTable::check_nested(const geo::Record& record, std::string_view stage, double count,
                              std::pair<std::string_view, double> around) {
    if (count <= around.second) {
        return;
    }
    log_.add({record.number(), stage}, fmt::format("{:.0f}", count),
             {.severity = Severity::error,
              .rule = "stage_above",
              .meaning = fmt::format("more households than '{}' has ({:.0f}), which contains this "
                                     "stage (D7)",
                                     around.first, around.second),
              .action = "kept as delivered"});
}

void CountTable::add_households(const geo::Record& record) {
    const auto key = municipality(record);
    if (const auto total = key ? count(record, columns_.households, "households") : std::nullopt) {
        counts_.push_back({*key, "households", *total, *total});
    }
}

void CountTable::add_stages(const geo::Record& record) {
    const auto key = municipality(record);
    const auto households = key ? count(record, columns_.households, "households") : std::nullopt;
    if (!households) {
        return;
    }
    std::pair<std::string_view, double> around{"households", *households};
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const auto reached =
            columns_.counts[i] ? count(record, *columns_.counts[i], stages[i]) : std::nullopt;
        if (reached) {
            check_nested(record, stages[i], *reached, around);
            around = {stages[i], *reached};
            counts_.push_back({*key, fmt::format("fibre_{}", stages[i]), *reached, *households});
        }
    }
}

std::vector<MunicipalCount> CountTable::take_counts() {
    std::sort(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) {
        return std::tie(a.layer, a.municipality) < std::tie(b.layer, b.municipality);
    });
    return std::move(counts_);
}

/// Reads every row of a file with `add`.
template <class Set>
Result<Set> counts_of(const std::filesystem::path& file,
                      Result<CountColumns> (*columns_of)(const geo::VectorLayer&),
                      void (CountTable::*add)(const geo::Record&)) {
    const auto layer = geo::VectorLayer::open(file);
    if (!layer) {
        return fail(layer.error());
    }
    const auto columns = columns_of(*layer);
    if (!columns) {
        return fail(columns.error());
    }
    CountTable table{*layer, *columns};
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        (table.*add)(record);
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    Set set{table.take_counts(), table.take_findings()};
    if (set.counts.empty() && set.findings.empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: a header and no rows below it", layer->file_name()));
    }
    return set;
}

} // namespace

Result<FibreStages> read_fibre_stages(const std::filesystem::path& file) {
    return counts_of<FibreStages>(file, stage_columns, &CountTable::add_stages);
}

Result<HouseholdTotals> read_household_totals(const std::filesystem::path& file) {
    return counts_of<HouseholdTotals>(file, household_columns, &CountTable::add_households);
}

} // namespace netzatlas::ingest
