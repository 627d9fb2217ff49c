#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"
#include "ingest/published_figures.hpp"
#include "ingest/share_column_checks.hpp"
#include "ingest/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace netzatlas::ingest {

namespace {

/// The publisher's words and codes for a technology, and ours (definitions.md D5).
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> technologies{{
    {"leitungsg. technologien", "alle"},
    {"100", "alle"},
    {"alle technologien", "all_incl_wireless"},
    {"300", "all_incl_wireless"},
    {"mobile technologien", "wireless"},
    {"200", "wireless"},
    {"dsl", "fttc"},
    {"catv", "hfc"},
    {"ftth/b", "ftthb"},
    {"ftth", "ftthb"},
    {"ftthb", "ftthb"},
    {"lte", "lte"},
    {"5g", "5g"},
    {"leitungsgebundene technologien", "alle"},
}};

/// What the tables of 2018 to 2020 tell besides, in the same words.
constexpr std::array<std::string_view, 5> unread_technologies{"umts", "wlan", "wimax", "wimax/wlan",
                                                              "plc"};

struct ShareColumn {
    int field = 0;
    std::string title; ///< the publisher's header
    std::string technology;
    int rate_mbps = 0;
    std::string indicator;
};

std::string_view use_code(TableUse use) {
    return use == TableUse::households ? "hh" : use == TableUse::businesses ? "gew" : "gwg";
}

std::optional<int> rate_of(std::string_view text) {
    const bool grouped = text.find_first_of(".,") != std::string_view::npos; // "1.000" is not 1
    const auto rate = grouped ? std::nullopt : whole_number(text);
    return rate && *rate > 0 && *rate <= 1'000'000 ? std::optional{static_cast<int>(*rate)}
                                                   : std::nullopt;
}

/// Technology and rate in a header: "DSL ≥ 50 Mbit/s" or "verf_dsl_50".
std::optional<std::pair<std::string, std::string>> split_header(std::string_view header) {
    auto text = folded(header);
    constexpr std::string_view sign = "≥";
    if (const auto at = text.find(sign); at != std::string::npos && text.ends_with("mbit/s")) {
        const auto behind = text.substr(at + sign.size());
        return std::pair{std::string{trimmed(text.substr(0, at))},
                         behind.substr(0, behind.size() - std::string_view{"mbit/s"}.size())};
    }
    const auto last = text.rfind('_');
    if (text.starts_with("verf_") && last > 5) {
        return std::pair{text.substr(5, last - 5), text.substr(last + 1)};
    }
    return std::nullopt;
}

bool is_unread_technology(const std::string& header) {
    const auto parts = split_header(header);
    return parts && std::find(unread_technologies.begin(), unread_technologies.end(),
                              parts->first) != unread_technologies.end();
}

std::optional<ShareColumn> share_column(int field, const std::string& header, TableUse use) {
    const auto parts = split_header(header);
    const auto rate = parts ? rate_of(parts->second) : std::nullopt;
    if (!rate) {
        return std::nullopt;
    }
    const auto known =
        std::find_if(technologies.begin(), technologies.end(),
                     [&](const auto& technology) { return technology.first == parts->first; });
    if (known == technologies.end()) {
        return std::nullopt;
    }
    return ShareColumn{field, header, std::string{known->second}, *rate,
                       fmt::format("fixed_{}_{}_{}", use_code(use), known->second, *rate)};
}

/// One table while it is read.
class FixedTable {
public:
    FixedTable(const geo::VectorLayer& layer, int key_field, TableUse use)
        : figures_{layer.file_name()}, use_{use}, key_field_{key_field},
          key_title_{layer.fields()[static_cast<std::size_t>(key_field)].name} {
        report_repeated_columns(layer, figures_.log());
        for (int i = 0; i < static_cast<int>(layer.fields().size()); ++i) {
            add_column(i, layer.fields()[static_cast<std::size_t>(i)].name);
        }
        std::vector<ShareColumnName> names;
        for (const auto& column : columns_) {
            figures_.add_column(column.title);
            names.push_back({std::string{use_code(use)}, column.technology, column.rate_mbps});
        }
        report_lacking_unions(names, figures_.log());
        // Rates ascend within a technology, whatever the order in the file: D4 compares neighbours.
        std::sort(columns_.begin(), columns_.end(), [](const auto& a, const auto& b) {
            return std::tie(a.technology, a.rate_mbps, a.field) <
                   std::tie(b.technology, b.rate_mbps, b.field);
        });
        texts_.resize(columns_.size());
        values_.resize(columns_.size());
    }

    bool has_shares() const { return !columns_.empty(); }
    void add_row(const geo::Record& record);
    Result<PublishedTable> take();

private:
    void add_column(int field, const std::string& header);
    void read_values(const geo::Record& record);
    bool all_zero() const;
    void report_all_zero(std::int64_t row, const RegionKey& region);
    void report_missing(std::int64_t row, const RegionKey& region);
    void leave_out_city_districts();

    PublishedFigures figures_;
    TableUse use_;
    int key_field_;
    std::string key_title_;
    std::vector<ShareColumn> columns_;
    std::vector<std::string> texts_; ///< of the current row, parallel to columns_
    std::vector<std::optional<double>> values_;
};

void FixedTable::add_column(int field, const std::string& header) {
    if (field == key_field_) {
        return;
    }
    if (auto column = share_column(field, header, use_)) {
        const bool again = std::any_of(columns_.begin(), columns_.end(), [&](const auto& other) {
            return other.indicator == column->indicator;
        });
        if (!again) {
            columns_.push_back(*std::move(column));
        }
        return;
    }
    const bool renamed = names_a_rate(header) && !is_unread_technology(header);
    figures_.log().add({0, header}, "",
                       {.severity = renamed ? Severity::warning : Severity::note,
                        .rule = "unknown_column",
                        .meaning = renamed ? "a rate, but of no technology known here: most likely "
                                             "a column with a new name"
                                           : "no header like 'DSL ≥ 50 Mbit/s' or 'verf_dsl_50'",
                        .action = "column not read"});
}

void FixedTable::read_values(const geo::Record& record) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        texts_[i] = record.text(columns_[i].field).value_or("");
        values_[i] = decimal_number(texts_[i]);
    }
}

bool FixedTable::all_zero() const {
    return std::all_of(values_.begin(), values_.end(),
                       [](const auto& value) { return value && *value == 0; });
}

void FixedTable::add_row(const geo::Record& record) {
    const auto region =
        figures_.new_region({record.number(), key_title_}, record.text(key_field_).value_or(""));
    if (!region) {
        return;
    }
    read_values(record);
    if (all_zero()) {
        report_all_zero(record.number(), *region);
        if (use_ == TableUse::households) {
            figures_.add_not_applicable(*region);
            return;
        }
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        figures_.add({record.number(), columns_[i].title}, *region, columns_[i].indicator,
                     texts_[i]);
    }
    report_missing(record.number(), *region);
}

void FixedTable::report_all_zero(std::int64_t row, const RegionKey& region) {
    const bool households = use_ == TableUse::households;
    figures_.log().add(
        {row, key_title_}, region.text(),
        {.severity = Severity::note,
         .rule = "all_zero_row",
         .meaning = households
                        ? "0 in every column; whether anybody lives there this file does not "
                          "say: a directory or census beside it does"
                        : "0 in every column: sites, but none served",
         .action = households ? "taken for uninhabited: not applicable" : "kept as printed"});
}

/// The tables have no gaps; an empty field is a broken line or a new way of saying "nothing".
void FixedTable::report_missing(std::int64_t row, const RegionKey& region) {
    const auto first = std::find_if(texts_.begin(), texts_.end(), says_nothing);
    if (first == texts_.end()) {
        return;
    }
    const auto& column = columns_[static_cast<std::size_t>(first - texts_.begin())];
    const auto missing = std::count_if(first, texts_.end(), says_nothing);
    figures_.log().add({row, column.title}, *first,
                       {.severity = Severity::warning,
                        .rule = "missing_value",
                        .meaning = fmt::format("{} of {} columns say nothing about {}", missing,
                                               columns_.size(), region.text()),
                        .action = "no figures taken there"});
}

/// A city of one municipality is its county's `000`; other keys of that county are its districts.
void FixedTable::leave_out_city_districts() {
    std::set<RegionKey> districts;
    for (const auto& [region, row] : figures_.regions()) {
        const auto city = RegionKey::of(region.county() + "000");
        const bool beside = region.level() == RegionLevel::municipality && city &&
                            *city != region && figures_.regions().contains(*city);
        if (beside) {
            districts.insert(region);
            figures_.log().add({row, key_title_}, region.text(),
                               {.severity = Severity::note,
                                .rule = "city_district",
                                .meaning = fmt::format("part of the city {}, which has a row of "
                                                       "its own",
                                                       city->text()),
                                .action = "left out, it would count twice"});
        }
    }
    figures_.drop(districts);
}

Result<PublishedTable> FixedTable::take() {
    leave_out_city_districts();
    return figures_.take_unless_empty();
}

} // namespace

Result<PublishedTable> read_fixed_table(const std::filesystem::path& file, TableUse use) {
    const auto layer = geo::VectorLayer::open(file);
    if (!layer) {
        return fail(layer.error());
    }
    const auto key = need_column(*layer, {"AGS", "staat"});
    if (!key) {
        return fail(key.error());
    }
    FixedTable table{*layer, *key, use};
    if (!table.has_shares()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: no column like 'DSL ≥ 50 Mbit/s' or 'verf_dsl_50'; it has: {}",
                                layer->file_name(), column_list(*layer)));
    }
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        table.add_row(record);
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    return table.take();
}

} // namespace netzatlas::ingest
