#include "geo/vector_file.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/checked_key.hpp"
#include "ingest/columns.hpp"
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

struct StageColumns {
    int key = 0;
    int households = 0;
    std::array<std::optional<int>, stages.size()> counts;
};

Result<StageColumns> stage_columns(const geo::VectorLayer& layer) {
    const auto key = need_column(layer, {"ags"});
    const auto households = need_column(layer, {"households", "haushalte"});
    if (!key || !households) {
        return fail(key ? households.error() : key.error());
    }
    StageColumns columns{*key, *households, {}};
    bool any = false;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        columns.counts[i] = find_column(layer, {stages[i]});
        any = any || columns.counts[i];
    }
    if (!any) {
        return fail(need_column(layer, {stages.front()}).error());
    }
    return columns;
}

/// All rows of one file while it is read.
class StageTable {
public:
    StageTable(const geo::VectorLayer& layer, const StageColumns& columns)
        : log_{layer.file_name()}, columns_{columns} {}

    void add_row(const geo::Record& record);
    FibreStages take();

private:
    std::optional<double> count(const geo::Record& record, int field, std::string_view column);
    std::optional<RegionKey> municipality(const geo::Record& record);
    void check_nested(const geo::Record& record, std::string_view stage, double count,
                      std::pair<std::string_view, double> around);

    FindingLog log_;
    StageColumns columns_;
    std::set<RegionKey> seen_;
    std::vector<MunicipalCount> counts_;
};

std::optional<double> StageTable::count(const geo::Record& record, int field,
                                        std::string_view column) {
    const auto text = record.text(field).value_or("");
    if (says_nothing(text)) {
        return std::nullopt;
    }
    const auto number = whole_number(text);
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

std::optional<RegionKey> StageTable::municipality(const geo::Record& record) {
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

void StageTable::check_nested(const geo::Record& record, std::string_view stage, double count,
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

void StageTable::add_row(const geo::Record& record) {
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

FibreStages StageTable::take() {
    std::sort(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) {
        return std::tie(a.layer, a.municipality) < std::tie(b.layer, b.municipality);
    });
    return {std::move(counts_), log_.take()};
}

} // namespace

Result<FibreStages> read_fibre_stages(const std::filesystem::path& file) {
    const auto layer = geo::VectorLayer::open(file);
    if (!layer) {
        return fail(layer.error());
    }
    const auto columns = stage_columns(*layer);
    if (!columns) {
        return fail(columns.error());
    }
    StageTable table{*layer, *columns};
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        table.add_row(record);
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    auto set = table.take();
    if (set.counts.empty() && set.findings.empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: a header and no rows below it", layer->file_name()));
    }
    return set;
}

} // namespace netzatlas::ingest
