#include "ingest/cell_table_builder.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/cells.hpp"
#include "ingest/columns.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netzatlas::ingest {

namespace {

using Words = std::pair<std::string_view, std::string_view>; // the publisher's, ours

constexpr std::array<Words, 9> count_columns{{{"gsm", "2g"},
                                              {"gsm_out", "2g"}, // 2021
                                              {"2g", "2g"},
                                              {"lte", "4g"},
                                              {"4g", "4g"},
                                              {"nr_gesamt", "5g"},
                                              {"5g", "5g"},
                                              {"nr_sa", "5g_sa"},
                                              {"5g_sa", "5g_sa"}}};
constexpr std::array<std::string_view, 4> operators{"dt", "vf", "tf", "ee"};

constexpr std::uint16_t most_networks = 4; // sources.md 3.1
constexpr std::uint16_t all_flags = 3;     // D8: own network, national roaming

struct MobileColumn {
    int field = 0;
    std::string name;
    CellScale scale = CellScale::count;
};

std::optional<std::string> technology_of(std::string_view word) {
    const auto known = std::find_if(count_columns.begin(), count_columns.end(),
                                    [&](const Words& words) { return words.first == word; });
    return known == count_columns.end() ? std::nullopt : std::optional{std::string{known->second}};
}

/// "lte" -> 4g, a count; "verf_5g_sa_dt" -> 5g_sa_dt, flags.
std::optional<MobileColumn> mobile_column(int field, std::string_view header) {
    const auto name = folded(header);
    if (auto technology = technology_of(name)) {
        return MobileColumn{field, *std::move(technology), CellScale::count};
    }
    constexpr std::string_view prefix = "verf_";
    const auto last = name.rfind('_');
    if (!name.starts_with(prefix) || last < prefix.size()) {
        return std::nullopt;
    }
    const auto operator_name = std::string_view{name}.substr(last + 1);
    const auto technology =
        technology_of(std::string_view{name}.substr(prefix.size(), last - prefix.size()));
    const bool known =
        std::find(operators.begin(), operators.end(), operator_name) != operators.end();
    if (!technology || !known) {
        return std::nullopt;
    }
    return MobileColumn{field, fmt::format("{}_{}", *technology, operator_name), CellScale::flags};
}

/// One grid file of the Mobilfunk-Monitoring while it is read.
class MobileCells {
public:
    MobileCells(const geo::VectorLayer& layer, int id_field, const CellOptions& options);

    /// Whether something says where a technology is: a number of networks, or one network's flags.
    bool tells_of(std::string_view technology) const;
    bool nothing_seen() const { return table_.nothing_seen(); }
    void add_row(const geo::Record& record);
    CellTable take();

private:
    const std::string& title(int field) const {
        return layer_.fields()[static_cast<std::size_t>(field)].name;
    }
    void add_columns();
    std::optional<std::size_t> column(std::string_view name) const;
    void check_stand_alone(std::int64_t row);
    void find_counted();
    void check_counts(std::int64_t row);
    std::uint16_t value(const geo::Record& record, const MobileColumn& column);
    std::uint16_t checked(const geo::Record& record, const MobileColumn& column,
                          std::string_view text);

    const geo::VectorLayer& layer_;
    CellTableBuilder table_;
    NullMeans null_means_;
    int id_field_;
    std::optional<int> key_field_;
    std::vector<MobileColumn> columns_;
    std::optional<std::size_t> every_5g_;
    std::optional<std::size_t> stand_alone_;
    /// A number of networks and the columns of the networks themselves.
    struct Counted {
        std::size_t count = 0;
        std::vector<std::size_t> flags;
    };
    std::vector<Counted> counted_;
    std::int64_t nulls_ = 0;
};

MobileCells::MobileCells(const geo::VectorLayer& layer, int id_field, const CellOptions& options)
    : layer_{layer}, table_{layer.file_name(), title(id_field), options.state},
      null_means_{options.null_means}, id_field_{id_field},
      key_field_{find_column(layer, {"ags"})} {
    report_repeated_columns(layer, table_.log());
    add_columns();
    every_5g_ = column("5g");
    stand_alone_ = column("5g_sa");
    find_counted();
}

bool MobileCells::tells_of(std::string_view technology) const {
    return column(technology) || std::any_of(operators.begin(), operators.end(), [&](auto name) {
               return column(fmt::format("{}_{}", technology, name)).has_value();
           });
}

void MobileCells::find_counted() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        Counted counted{i, {}};
        for (const auto name : operators) {
            if (const auto flags = column(fmt::format("{}_{}", columns_[i].name, name))) {
                counted.flags.push_back(*flags);
            }
        }
        if (!counted.flags.empty()) {
            counted_.push_back(std::move(counted));
        }
    }
}

/// As many networks as have their own ground here at least; with all four named no more than reach
/// it (D8).
void MobileCells::check_counts(std::int64_t row) {
    for (const auto& [count, flags] : counted_) {
        const auto networks = table_.last(count);
        int own = 0;
        int reaching = 0;
        bool known = networks != cell_not_delivered;
        for (const auto column : flags) {
            const auto flag = table_.last(column);
            known = known && flag != cell_not_delivered;
            own += flag & 1;
            reaching += flag != 0 ? 1 : 0;
        }
        const bool too_many = flags.size() == operators.size() && networks > reaching;
        if (known && (networks < own || too_many)) {
            table_.log().add({row, title(columns_[count].field)}, std::to_string(networks),
                             {.severity = Severity::warning,
                              .rule = "count_against_flags",
                              .meaning = fmt::format("the networks' own columns name {} with their "
                                                     "own net, {} with roaming (D8)",
                                                     own, reaching),
                              .action = "kept as delivered; figures take the named networks"});
        }
    }
}

std::optional<std::size_t> MobileCells::column(std::string_view name) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const auto& column) { return column.name == name; });
    return found == columns_.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - columns_.begin())};
}

/// Every network that stands alone is a 5G network, too (D9).
void MobileCells::check_stand_alone(std::int64_t row) {
    if (!every_5g_ || !stand_alone_) {
        return;
    }
    const auto all = table_.last(*every_5g_);
    const auto alone = table_.last(*stand_alone_);
    if (all != cell_not_delivered && alone != cell_not_delivered && alone > all) {
        table_.log().add(
            {row, title(columns_[*stand_alone_].field)}, std::to_string(alone),
            {.severity = Severity::warning,
             .rule = "part_above_union",
             .meaning = fmt::format("more networks with 5G SA than with 5G ({}, D9)", all),
             .action = "kept as delivered"});
    }
}

void MobileCells::add_columns() {
    std::string unread;
    for (int i = 0; i < static_cast<int>(layer_.fields().size()); ++i) {
        auto column = mobile_column(i, title(i));
        const bool known = column && std::none_of(columns_.begin(), columns_.end(),
                                                  [&](const MobileColumn& other) {
                                                      return other.name == column->name;
                                                  });
        if (known) {
            table_.add_column(column->name, column->scale);
            columns_.push_back(*std::move(column));
        } else if (i != id_field_ && i != key_field_) {
            unread += (unread.empty() ? "" : ", ") + title(i);
        }
    }
    if (!unread.empty()) {
        table_.log().add({}, unread,
                         {.severity = Severity::note,
                          .rule = "unknown_column",
                          .meaning = "neither a count of networks nor 'verf_<tech>_<operator>'",
                          .action = "columns not read"});
    }
}

std::uint16_t MobileCells::checked(const geo::Record& record, const MobileColumn& column,
                                   std::string_view text) {
    const auto number = whole_number(text);
    const auto most = column.scale == CellScale::count ? most_networks : all_flags;
    if (number && *number >= 0 && *number <= most) {
        return static_cast<std::uint16_t>(*number);
    }
    table_.log().add({record.number(), title(column.field)}, text,
                     {.severity = Severity::error,
                      .rule = number ? "out_of_range" : "malformed_number",
                      .meaning = column.scale == CellScale::count
                                     ? "a number of networks from 0 to 4 is expected here"
                                     : "a sum of 1 (own network) and 2 (roaming) is expected here",
                      .action = "taken as not delivered"});
    return cell_not_delivered;
}

std::uint16_t MobileCells::value(const geo::Record& record, const MobileColumn& column) {
    const auto text = record.text(column.field);
    if (!text || says_nothing(*text)) {
        ++nulls_;
        return null_means_ == NullMeans::zero ? std::uint16_t{0} : cell_not_delivered;
    }
    const auto most = column.scale == CellScale::count ? most_networks : all_flags;
    if (text->size() == 1 && text->front() >= '0' && text->front() <= '0' + most) {
        return static_cast<std::uint16_t>(text->front() - '0');
    }
    return checked(record, column, *text);
}

void MobileCells::add_row(const geo::Record& record) {
    const auto row = record.number();
    const auto id = table_.checked_id(row, record.text(id_field_).value_or(""));
    if (!id) {
        return;
    }
    if (key_field_ &&
        !table_.key_wanted({row, title(*key_field_)}, record.text(*key_field_).value_or(""))) {
        return;
    }
    table_.add_cell(*id, row);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        table_.last(i) = value(record, columns_[i]);
    }
    check_stand_alone(row);
    check_counts(row);
}

CellTable MobileCells::take() {
    if (nulls_ > 0) {
        const bool zero = null_means_ == NullMeans::zero;
        table_.log().add({}, fmt::format("{} values", nulls_),
                         {.severity = Severity::note,
                          .rule = "null_values",
                          .meaning = "empty in a delivered cell; what the publisher means is open "
                                     "(D13)",
                          .action = zero ? "taken as 0, as set" : "taken as not delivered"});
    }
    return table_.take();
}

} // namespace

Result<CellTable> read_mobile_cells(const std::filesystem::path& file, const CellOptions& options) {
    const auto layer = geo::VectorLayer::open(file, {.layer = options.layer});
    if (!layer) {
        return fail(layer.error());
    }
    const auto id = need_column(*layer, {"id", "raster_id"});
    if (!id) {
        return fail(id.error());
    }
    MobileCells cells{*layer, *id, options};
    if (!cells.tells_of("4g") || !cells.tells_of("5g")) { // its figures would silently be missing
        return fail(
            ErrorCode::bad_source,
            fmt::format("{}: no column of {}: neither a number of networks ('{}') nor flags "
                        "of a network ('verf_{}_dt'); it has: {}",
                        layer->file_name(), cells.tells_of("4g") ? "5G" : "4G",
                        cells.tells_of("4g") ? "nr_gesamt" : "lte",
                        cells.tells_of("4g") ? "5g" : "4g", column_list(*layer)));
    }
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        cells.add_row(record);
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    if (cells.nothing_seen()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: a header and no cells below it", layer->file_name()));
    }
    return cells.take();
}

} // namespace netzatlas::ingest
