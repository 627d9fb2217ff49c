#include "ingest/cell_order.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/cells.hpp"
#include "ingest/census_columns.hpp"
#include "ingest/census_long_table.hpp"
#include "ingest/columns.hpp"
#include "ingest/decimal_signs.hpp"
#include "ingest/household_fallbacks.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <vector>

namespace netzatlas::ingest {

namespace {

/// One census file while it is read.
class CensusFile {
public:
    CensusFile(const geo::VectorLayer& layer, CensusColumns columns)
        : layer_{layer}, log_{layer.file_name()}, columns_{columns} {
        report_repeated_columns(layer, log_);
    }

    void add_row(const geo::Record& record);
    CensusTable take();
    bool nothing_seen() const { return cells_.empty() && bad_rows_ == 0; }

private:
    const std::string& title(int field) const {
        return layer_.fields()[static_cast<std::size_t>(field)].name;
    }
    std::optional<CellCorner> corner(const geo::Record& record);
    bool id_agrees(const geo::Record& record, GridPoint corner);
    std::optional<double> value(const geo::Record& record, std::optional<int> field);
    std::optional<double> count(const geo::Record& record, std::optional<int> field);
    std::vector<std::uint32_t> merged_classes();

    const geo::VectorLayer& layer_;
    FindingLog log_;
    CensusColumns columns_;
    DecimalSigns signs_;
    CellOrder cells_;
    std::vector<CensusCell> values_; ///< in file order
    std::int64_t bad_rows_ = 0;
    std::int64_t bracketed_ = 0;
};

bool CensusFile::id_agrees(const geo::Record& record, GridPoint corner) {
    const auto text = record.text(*columns_.id).value_or("");
    const auto id = CellId::of(trimmed(text));
    const bool agrees =
        id && id->epsg == epsg::laea && id->cell_size == columns_.cell_size && id->corner == corner;
    if (!agrees) {
        const bool other_grid = id && id->epsg != epsg::laea;
        log_.add({record.number(), title(*columns_.id)}, text,
                 {.severity = Severity::error,
                  .rule = !id          ? "bad_cell_id"
                          : other_grid ? "wrong_crs"
                                       : "cell_id_mismatch",
                  .meaning = !id ? id.error().message
                             : other_grid
                                 ? std::string{"an id of the UTM 32 grid; census cells are "
                                               "EPSG:3035 (D13)"}
                                 : fmt::format("the centre says N{:.0f}E{:.0f}", corner.north,
                                               corner.east),
                  .action = "row ignored"});
    }
    return agrees;
}

std::optional<CellCorner> CensusFile::corner(const geo::Record& record) {
    const auto x_text = record.text(columns_.x).value_or("");
    const auto y_text = record.text(columns_.y).value_or("");
    const auto x = decimal_number(x_text);
    const auto y = decimal_number(y_text);
    const double half = columns_.cell_size / 2;
    const auto lower_left = GridPoint{x.value_or(0) - half, y.value_or(0) - half};
    const auto cell =
        x && y ? cell_corner(lower_left, columns_.cell_size) : std::optional<CellCorner>{};
    if (!cell) {
        log_.add({record.number(), title(columns_.x)}, x_text + " " + y_text,
                 {.severity = Severity::error,
                  .rule = "off_grid",
                  .meaning =
                      fmt::format("no centre of a {:.0f} m cell in EPSG:3035", columns_.cell_size),
                  .action = "row ignored"});
        return std::nullopt;
    }
    return !columns_.id || id_agrees(record, lower_left) ? cell : std::nullopt;
}

/// "–" and the codes below 0 (-1 uninhabited or secret, -9 too few cases) are no values.
std::optional<double> CensusFile::value(const geo::Record& record, std::optional<int> field) {
    if (!field) {
        return std::nullopt;
    }
    const auto text = record.text(*field).value_or("");
    const auto number = signs_.number({record.number(), title(*field)}, text);
    if (!number && !says_nothing(text)) {
        log_.add({record.number(), title(*field)}, text,
                 {.severity = Severity::error,
                  .rule = "malformed_number",
                  .meaning = "a number or '–' is expected here",
                  .action = "taken as not published"});
    }
    constexpr double secret = -1;
    constexpr double too_few = -9;
    if (number && *number < 0 && *number != secret && *number != too_few) {
        log_.add({record.number(), title(*field)}, text,
                 {.severity = Severity::error,
                  .rule = "census_value_range",
                  .meaning = "below 0 only -1 and -9 say something",
                  .action = "taken as not published"});
    }
    return number && *number >= 0 ? number : std::nullopt;
}

/// More people or households than stand on any such ground in the country: about 3,000 on a hectare
/// of tower blocks, 35,000 on a square kilometre.
double most_of(double cell_size) {
    constexpr double per_hectare = 5'000;
    constexpr double per_square_kilometre = 60'000;
    const double kilometres = cell_size / 1000;
    return cell_size <= 100 ? per_hectare : per_square_kilometre * kilometres * kilometres;
}

/// Persons or households: whole numbers, as many as can live there.
std::optional<double> CensusFile::count(const geo::Record& record, std::optional<int> field) {
    const auto number = value(record, field);
    if (!number) {
        return number;
    }
    const auto text = record.text(*field).value_or("");
    if (may_be_thousands(text)) {
        log_.add({record.number(), title(*field)}, text,
                 {.severity = Severity::error,
                  .rule = "malformed_number",
                  .meaning = "thousands or a fraction: a whole number is expected here",
                  .action = "taken as not published"});
        return std::nullopt;
    }
    const double most = most_of(columns_.cell_size);
    if (*number > most) {
        log_.add({record.number(), title(*field)}, text,
                 {.severity = Severity::error,
                  .rule = "census_value_range",
                  .meaning = fmt::format("more than {:.0f} in a cell of {:.0f} m", most,
                                         columns_.cell_size),
                  .action = "taken as not published"});
        return std::nullopt;
    }
    if (*number != std::floor(*number)) {
        log_.add({record.number(), title(*field)}, text,
                 {.severity = Severity::warning,
                  .rule = "census_fraction",
                  .meaning = "people and households are whole numbers; another column?",
                  .action = "taken as it is"});
    }
    return number;
}

void CensusFile::add_row(const geo::Record& record) {
    const auto cell = corner(record);
    if (!cell) {
        ++bad_rows_;
        return;
    }
    CensusCell values;
    values.persons = count(record, columns_.persons);
    values.persons_per_household = value(record, columns_.persons_per_household);
    values.households =
        count(record, columns_.class_count ? columns_.class_count : columns_.households);
    if (values.persons && values.households && *values.households > *values.persons) {
        log_.add({record.number(), title(*columns_.households)},
                 fmt::format("{} of {}", *values.households, *values.persons),
                 {.severity = Severity::warning,
                  .rule = "households_above_persons",
                  .meaning = "more households than persons in one cell",
                  .action = "taken as it is"});
    }
    if (columns_.remark && folded(record.text(*columns_.remark).value_or("")) == "klammern") {
        ++bracketed_;
    }
    cells_.add(*cell, record.number());
    values_.push_back(values);
}

/// Adds the rows of a cell up into its first one.
std::vector<std::uint32_t> CensusFile::merged_classes() {
    std::vector<std::uint32_t> once;
    for (const auto index : cells_.sorted()) {
        if (once.empty() || !cells_.same_place(once.back(), index)) {
            once.push_back(index);
        } else if (const auto more = values_[index].households) {
            auto& sum = values_[once.back()].households;
            sum = sum.value_or(0) + *more;
        }
    }
    log_.add({0, title(*columns_.class_count)}, "",
             {.severity = Severity::note,
              .rule = "sum_of_classes",
              .meaning = "one row per cell and class; classes below 3 are not published",
              .action = "classes added up, as weights and not as a count"});
    return once;
}

CensusTable CensusFile::take() {
    CensusTable table;
    if (!cells_.empty()) {
        const auto order =
            columns_.class_count ? merged_classes() : cells_.sorted_once(log_, title(columns_.x));
        table.grid = cells_.grid(epsg::laea, columns_.cell_size);
        table.cells = reordered(values_, order);
        for (std::size_t i = 0; i < order.size(); ++i) {
            table.cells[i].cell = cells_.position(order[i], table.grid);
        }
    }
    if (bracketed_ > 0) {
        log_.add({0, title(*columns_.remark)}, fmt::format("{} cells", bracketed_),
                 {.severity = Severity::note,
                  .rule = "bracketed_values",
                  .meaning = "the publisher calls these values uncertain (KLAMMERN)",
                  .action = "taken as they are"});
    }
    signs_.report(log_);
    report_household_fallbacks(table.cells, log_);
    table.findings = log_.take();
    return table;
}

} // namespace

Result<CensusTable> read_census_grid(const std::filesystem::path& file) {
    const auto layer = geo::VectorLayer::open(file);
    if (!layer) {
        return fail(layer.error());
    }
    if (is_census_long_table(*layer)) {
        const auto latin = geo::VectorLayer::open(file, {.layer = {}, .latin_1 = true});
        return latin ? read_census_long_table(*latin) : fail(latin.error());
    }
    const auto columns = census_columns(*layer);
    if (!columns) {
        return fail(columns.error());
    }
    CensusFile census{*layer, *columns};
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        census.add_row(record);
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    if (census.nothing_seen()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: a header and no rows below it", layer->file_name()));
    }
    return census.take();
}

} // namespace netzatlas::ingest
