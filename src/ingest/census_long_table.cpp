#include "ingest/census_long_table.hpp"

#include "ingest/cell_order.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"
#include "ingest/decimal_signs.hpp"
#include "ingest/household_fallbacks.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netzatlas::ingest {

namespace {

constexpr double long_table_cell_m = 100;
constexpr std::int64_t most_per_cell = 5'000; // about 3,000 live on a hectare of tower blocks

enum class Unit { persons, households, dwellings };

/// Words by which a feature, or a file's name, tells what its table counts.
using UnitWord = std::pair<std::string_view, Unit>;

/// HHTYP_SENIOR_HH is none of them: the table of families has it, too.
constexpr std::array<UnitWord, 13> feature_words{{{"hhtyp_fam", Unit::households},
                                                  {"hhtyp_leb", Unit::households},
                                                  {"hhgroess_klass", Unit::households},
                                                  {"alter_10jg", Unit::persons},
                                                  {"alter_kurz", Unit::persons},
                                                  {"geschlecht", Unit::persons},
                                                  {"famstnd_ausf", Unit::persons},
                                                  {"staatsange_kurz", Unit::persons},
                                                  {"geburtland_grp", Unit::persons},
                                                  {"wohneigentum", Unit::dwellings},
                                                  {"wohnflaeche_10s", Unit::dwellings},
                                                  {"raumanzahl", Unit::dwellings},
                                                  {"nutzung_detail_hhgen", Unit::dwellings}}};
constexpr std::array<UnitWord, 4> file_words{{{"haushalt", Unit::households},
                                              {"bevoelkerung", Unit::persons},
                                              {"demographie", Unit::persons},
                                              {"wohnungen", Unit::dwellings}}};

struct LongColumns {
    int id = 0;
    std::optional<int> old_id;
    int feature = 0;
    int count = 0;
    std::optional<int> quality;
};

Result<LongColumns> long_columns(const geo::VectorLayer& layer) {
    const auto id = need_column(layer, {"Gitter_ID_100m_neu"});
    const auto feature = need_column(layer, {"Merkmal"});
    const auto count = need_column(layer, {"Anzahl"});
    if (!id || !feature || !count) {
        return fail(!id ? id.error() : !feature ? feature.error() : count.error());
    }
    return LongColumns{*id, find_column(layer, {"Gitter_ID_100m"}), *feature, *count,
                       find_column(layer, {"Anzahl_q"})};
}

/// One table while it is read.
class LongTable {
public:
    LongTable(const geo::VectorLayer& layer, LongColumns columns)
        : layer_{layer}, log_{layer.file_name()}, columns_{columns} {
        report_repeated_columns(layer, log_);
    }

    void add_row(const geo::Record& record);
    Result<CensusTable> take();

private:
    std::string_view title(int field) const {
        return layer_.fields()[static_cast<std::size_t>(field)].name;
    }
    bool is_total(const geo::Record& record);
    std::optional<CellCorner> corner(const geo::Record& record);
    void report_id(const geo::Record& record, int field, std::string rule, std::string meaning);
    std::optional<double> count(const geo::Record& record);
    Result<Unit> unit() const;
    void report_counts(Unit unit);

    const geo::VectorLayer& layer_;
    FindingLog log_;
    LongColumns columns_;
    CellOrder cells_;
    std::vector<std::optional<double>> counts_; ///< in file order
    std::set<std::string> features_;            ///< other than INSGESAMT: a dozen at most
    std::string last_feature_;
    bool total_ = false;
    bool seen_ = false;
    std::int64_t doubtful_ = 0;
};

/// " INSGESAMT" in one of the publisher's tables, "INSGESAMT" in the next. Rows of a feature stand
/// together, so the name is compared before anything is looked up.
bool LongTable::is_total(const geo::Record& record) {
    constexpr std::size_t most_features = 100;
    auto feature = record.text(columns_.feature).value_or("");
    if (feature != last_feature_) {
        const auto name = folded(feature);
        total_ = name == "insgesamt";
        if (!total_ && features_.size() < most_features) {
            features_.insert(name);
        }
        last_feature_ = std::move(feature);
    }
    return total_;
}

void LongTable::report_id(const geo::Record& record, int field, std::string rule,
                          std::string meaning) {
    log_.add({record.number(), title(field)}, record.text(field).value_or(""),
             {.severity = Severity::error,
              .rule = std::move(rule),
              .meaning = std::move(meaning),
              .action = "row ignored"});
}

std::optional<CellCorner> LongTable::corner(const geo::Record& record) {
    const auto id = CellId::of(trimmed(record.text(columns_.id).value_or("")));
    if (!id) {
        report_id(record, columns_.id, "bad_cell_id", id.error().message);
        return std::nullopt;
    }
    if (id->epsg != epsg::laea || id->cell_size != long_table_cell_m) {
        report_id(record, columns_.id, id->epsg == epsg::laea ? "off_grid" : "wrong_crs",
                  "a 100 m cell of EPSG:3035 is expected here (D13)");
        return std::nullopt;
    }
    if (columns_.old_id) { // the same corner, written like an id of UTM 32
        const auto old = CellId::of(trimmed(record.text(*columns_.old_id).value_or("")));
        if (!old || old->corner != id->corner) {
            report_id(record, *columns_.old_id, "cell_id_mismatch",
                      fmt::format("the other id says {}", id->text()));
            return std::nullopt;
        }
    }
    return cell_corner(id->corner, long_table_cell_m);
}

std::optional<double> LongTable::count(const geo::Record& record) {
    const auto text = record.text(columns_.count).value_or("");
    const auto number = may_be_thousands(text) ? std::nullopt : whole_number(text);
    if (!number && !says_nothing(text)) {
        log_.add({record.number(), title(columns_.count)}, text,
                 {.severity = Severity::error,
                  .rule = "malformed_number",
                  .meaning = "a whole number is expected here",
                  .action = "taken as not published"});
    }
    const bool code = number && (*number == -1 || *number == -9); // secret, too few
    if (number && !code && (*number < 0 || *number > most_per_cell)) {
        log_.add({record.number(), title(columns_.count)}, text,
                 {.severity = Severity::error,
                  .rule = "census_value_range",
                  .meaning = fmt::format("-1, -9 or 0 to {} are expected in a cell of 100 m",
                                         most_per_cell),
                  .action = "taken as not published"});
        return std::nullopt;
    }
    return number && !code ? std::optional{static_cast<double>(*number)} : std::nullopt;
}

void LongTable::add_row(const geo::Record& record) {
    seen_ = true;
    if (!is_total(record)) {
        return;
    }
    const auto cell = corner(record);
    if (!cell) {
        return;
    }
    const auto quality = columns_.quality ? record.integer(*columns_.quality) : std::nullopt;
    doubtful_ += quality.value_or(0) > 0 ? 1 : 0;
    cells_.add(*cell, record.number());
    counts_.push_back(count(record));
}

Result<Unit> LongTable::unit() const {
    std::set<Unit> told;
    for (const auto& [word, unit] : feature_words) {
        if (features_.contains(std::string{word})) {
            told.insert(unit);
        }
    }
    const auto name = folded(layer_.file_name());
    for (const auto& [word, unit] : file_words) {
        if (features_.empty() && name.find(word) != std::string::npos) {
            told.insert(unit);
        }
    }
    if (told.size() == 1) {
        return *told.begin();
    }
    std::string features;
    for (const auto& feature : features_) {
        features += (features.empty() ? "" : ", ") + feature;
    }
    return fail(ErrorCode::bad_source,
                fmt::format("{}: what its rows INSGESAMT count cannot be told from column '{}' "
                            "({}); take the table of households or of persons",
                            layer_.file_name(), title(columns_.feature),
                            features.empty() ? "nothing else in it" : features));
}

void LongTable::report_counts(Unit unit) {
    if (unit == Unit::dwellings) {
        log_.add({0, title(columns_.feature)}, "INSGESAMT",
                 {.severity = Severity::note,
                  .rule = "dwellings_for_households",
                  .meaning = "the table counts dwellings, not households",
                  .action = "taken for households"});
    }
    if (doubtful_ > 0) {
        log_.add({0, title(*columns_.quality)}, fmt::format("{} cells", doubtful_),
                 {.severity = Severity::note,
                  .rule = "bracketed_values",
                  .meaning = "the publisher marks these values (Anzahl_q above 0)",
                  .action = "taken as they are"});
    }
}

Result<CensusTable> LongTable::take() {
    if (cells_.empty() && log_.count("bad_cell_id") + log_.count("wrong_crs") +
                                  log_.count("off_grid") + log_.count("cell_id_mismatch") ==
                              0) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: {} in column '{}', so nothing is counted", layer_.file_name(),
                                seen_ ? "no row INSGESAMT" : "no rows at all",
                                title(columns_.feature)));
    }
    const auto counted = unit();
    if (!counted) {
        return fail(counted.error());
    }
    CensusTable table;
    if (!cells_.empty()) {
        table.grid = cells_.grid(epsg::laea, long_table_cell_m);
        for (const auto index : cells_.sorted_once(log_, std::string{title(columns_.id)})) {
            CensusCell cell{cells_.position(index, table.grid), {}, {}, {}};
            (*counted == Unit::persons ? cell.persons : cell.households) = counts_[index];
            table.cells.push_back(cell);
        }
    }
    report_counts(*counted);
    report_household_fallbacks(table.cells, log_);
    table.findings = log_.take();
    return table;
}

} // namespace

bool is_census_long_table(const geo::VectorLayer& layer) {
    return find_column(layer, {"Gitter_ID_100m_neu"}) && find_column(layer, {"Merkmal"});
}

Result<CensusTable> read_census_long_table(const geo::VectorLayer& layer) {
    const auto columns = long_columns(layer);
    if (!columns) {
        return fail(columns.error());
    }
    LongTable table{layer, *columns};
    const auto read = layer.each([&](const geo::Record& record) -> Result<void> {
        table.add_row(record);
        return {};
    });
    return read ? table.take() : fail(read.error());
}

} // namespace netzatlas::ingest
