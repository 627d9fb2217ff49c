#include "ingest/mobile_checks.hpp"

#include "ingest/cell_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace netzatlas::ingest {

MobileChecks::MobileChecks(const geo::VectorLayer& layer, std::vector<MobileColumn> columns)
    : layer_{layer}, columns_{std::move(columns)}, every_5g_{column("5g")},
      stand_alone_{column("5g_sa")} {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (auto flags = networks_with(columns_[i].name); !flags.empty()) {
            counted_.push_back({i, std::move(flags)});
        }
    }
    for (int i = 0; i < static_cast<int>(layer_.fields().size()); ++i) {
        const auto technology = union_technology(title(i));
        auto parts = technology ? networks_with(*technology) : std::vector<std::size_t>{};
        if (!parts.empty()) {
            unions_.push_back({i, std::move(parts)});
        }
    }
}

std::optional<std::size_t> MobileChecks::column(std::string_view name) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const auto& column) { return column.name == name; });
    return found == columns_.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - columns_.begin())};
}

std::vector<std::size_t> MobileChecks::networks_with(std::string_view technology) const {
    std::vector<std::size_t> found;
    for (const auto network : networks) {
        if (const auto flags = column(fmt::format("{}_{}", technology, network))) {
            found.push_back(*flags);
        }
    }
    return found;
}

void MobileChecks::check(const geo::Record& record, CellTableBuilder& table) const {
    check_stand_alone(record.number(), table);
    for (const auto& counted : counted_) {
        check_count(record.number(), counted, table);
    }
    for (const auto& all : unions_) {
        check_union(record, all, table);
    }
}

/// Every network that stands alone is a 5G network, too (D9).
void MobileChecks::check_stand_alone(std::int64_t row, CellTableBuilder& table) const {
    if (!every_5g_ || !stand_alone_) {
        return;
    }
    const auto all = table.last(*every_5g_);
    const auto alone = table.last(*stand_alone_);
    if (all != cell_not_delivered && alone != cell_not_delivered && alone > all) {
        table.log().add(
            {row, title(columns_[*stand_alone_].field)}, std::to_string(alone),
            {.severity = Severity::warning,
             .rule = "part_above_union",
             .meaning = fmt::format("more networks with 5G SA than with 5G ({}, D9)", all),
             .action = "kept as delivered"});
    }
}

/// As many networks as have their own ground here at least; with all four named no more than reach
/// it (D8).
void MobileChecks::check_count(std::int64_t row, const Counted& counted,
                               CellTableBuilder& table) const {
    const auto told = table.last(counted.count);
    int own = 0;
    int reaching = 0;
    bool known = told != cell_not_delivered;
    for (const auto column : counted.flags) {
        const auto flag = table.last(column);
        known = known && flag != cell_not_delivered;
        own += flag & 1;
        reaching += flag != 0 ? 1 : 0;
    }
    const bool too_many = counted.flags.size() == networks.size() && told > reaching;
    if (known && (told < own || too_many)) {
        table.log().add({row, title(columns_[counted.count].field)}, std::to_string(told),
                        {.severity = Severity::warning,
                         .rule = "count_against_flags",
                         .meaning = fmt::format("the networks' own columns name {} with their "
                                                "own net, {} with roaming (D8)",
                                                own, reaching),
                         .action = "kept as delivered; figures take the named networks"});
    }
}

/// A network that a row names must stand in its sum; the sum may know networks without a column.
void MobileChecks::check_union(const geo::Record& record, const Union& all,
                               CellTableBuilder& table) const {
    const auto text = record.text(all.field).value_or("");
    if (says_nothing(text)) {
        return;
    }
    unsigned parts = 0;
    for (const auto part : all.parts) {
        const auto flags = table.last(part);
        parts |= flags == cell_not_delivered ? 0U : flags;
    }
    const auto sum = whole_number(text);
    const bool possible = sum && *sum >= 0 && *sum <= all_flags;
    if (!possible || (parts & ~static_cast<unsigned>(*sum)) != 0) {
        table.log().add({record.number(), title(all.field)}, text,
                        {.severity = possible ? Severity::warning : Severity::error,
                         .rule = possible ? "part_above_union"
                                 : sum    ? "out_of_range"
                                          : "malformed_number",
                         .meaning = fmt::format("its networks together say {} (D8)", parts),
                         .action = "the networks' own columns are taken"});
    }
}

} // namespace netzatlas::ingest
