#include "ingest/share_column_checks.hpp"

#include "ingest/cell_text.hpp"
#include "ingest/cells.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace netzatlas::ingest {

namespace {

constexpr std::string_view share_prefix = "down_fn_";
constexpr std::array<std::string_view, 3> uses{"hh", "gew", "gwg"};
constexpr std::array<std::string_view, 7> technologies{"alle", "ftthb", "ftth", "fttb",
                                                       "fttc", "hfc",   "sonst"};

/// Which technologies a union unites (definitions.md D5).
std::vector<std::string_view> parts_of(std::string_view technology) {
    if (technology == "alle") {
        return {"ftthb", "fttc", "hfc", "sonst"};
    }
    if (technology == "ftthb") {
        return {"ftth", "fttb"};
    }
    return {};
}

/// Takes "<word>_" off the front when it is one of `words`.
template <std::size_t Count>
std::optional<std::string> take_word(std::string_view& text,
                                     const std::array<std::string_view, Count>& words) {
    const auto word = text.substr(0, text.find('_'));
    if (std::find(words.begin(), words.end(), word) == words.end() || word.size() == text.size()) {
        return std::nullopt;
    }
    text.remove_prefix(word.size() + 1);
    return std::string{word};
}

/// Two printed decimals may each be off by half a hundredth.
constexpr int rounding = 1;

} // namespace

void report_lacking_unions(std::span<const ShareColumnName> columns, FindingLog& log) {
    using Offer = std::pair<std::string, std::string>; // use, technology
    std::map<Offer, std::set<int>> rates;
    for (const auto& column : columns) {
        rates[{column.use, column.technology}].insert(column.rate_mbps);
    }
    for (const auto& [offer, at] : rates) {
        std::set<int> of_parts;
        for (const auto part : parts_of(offer.second)) {
            if (const auto found = rates.find({offer.first, std::string{part}});
                found != rates.end()) {
                of_parts.insert(found->second.begin(), found->second.end());
            }
        }
        for (const int rate : of_parts) {
            if (rate > *at.begin() && !at.contains(rate)) {
                log.add({}, fmt::format("{} {} ≥ {} Mbit/s", offer.first, offer.second, rate),
                        {.severity = Severity::error,
                         .rule = "union_column_missing",
                         .meaning = "a technology within it has this rate, the union of all has "
                                    "not: a column was lost or renamed (D5)",
                         .action = "no figures of the union at this rate"});
            }
        }
    }
}

std::vector<std::pair<int, ShareColumnName>> share_columns(const geo::VectorLayer& layer) {
    std::vector<std::pair<int, ShareColumnName>> columns;
    for (int i = 0; i < static_cast<int>(layer.fields().size()); ++i) {
        if (auto name = share_column_name(layer.fields()[static_cast<std::size_t>(i)].name)) {
            columns.emplace_back(i, *std::move(name));
        }
    }
    return columns;
}

std::vector<ShareColumnName> names_of(const std::vector<std::pair<int, ShareColumnName>>& columns) {
    std::vector<ShareColumnName> names;
    names.reserve(columns.size());
    for (const auto& [field, name] : columns) {
        names.push_back(name);
    }
    return names;
}

bool is_of_known_use(std::string_view name) {
    const auto small = folded(name);
    std::string_view rest = small;
    if (!rest.starts_with(share_prefix)) {
        return false;
    }
    rest.remove_prefix(share_prefix.size());
    return take_word(rest, uses).has_value();
}

std::optional<ShareColumnName> share_column_name(std::string_view name) {
    const auto small = folded(name);
    std::string_view rest = small;
    if (!rest.starts_with(share_prefix)) {
        return std::nullopt;
    }
    rest.remove_prefix(share_prefix.size());
    auto use = take_word(rest, uses);
    auto technology = use ? take_word(rest, technologies) : std::nullopt;
    const auto rate = technology ? whole_number(rest) : std::nullopt;
    if (!rate || *rate <= 0 || *rate > 1'000'000) {
        return std::nullopt;
    }
    return ShareColumnName{*std::move(use), *std::move(technology), static_cast<int>(*rate)};
}

ShareRules::ShareRules(std::span<const ShareColumnName> columns) {
    add_steps(columns);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        add_union(columns, i);
    }
}

void ShareRules::add_steps(std::span<const ShareColumnName> columns) {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_technology;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        by_technology[{columns[i].use, columns[i].technology}].push_back(i);
    }
    for (auto& [technology, ladder] : by_technology) {
        std::sort(ladder.begin(), ladder.end(), [&](std::size_t a, std::size_t b) {
            return columns[a].rate_mbps < columns[b].rate_mbps;
        });
        ladders_.push_back(std::move(ladder));
    }
}

void ShareRules::add_union(std::span<const ShareColumnName> columns, std::size_t whole) {
    const auto technologies_united = parts_of(columns[whole].technology);
    Union united{whole, {}, false};
    for (const auto technology : technologies_united) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].technology == technology && columns[i].use == columns[whole].use &&
                columns[i].rate_mbps == columns[whole].rate_mbps) {
                united.parts.push_back(i);
            }
        }
    }
    united.complete = united.parts.size() == technologies_united.size();
    if (!united.parts.empty()) {
        unions_.push_back(std::move(united));
    }
}

std::vector<ShareConflict> ShareRules::conflicts(std::span<const std::uint16_t> values) const {
    std::vector<ShareConflict> found;
    for (const auto& ladder : ladders_) {
        std::optional<std::size_t> lower;
        for (const auto step : ladder) {
            if (values[step] == cell_not_delivered) {
                continue;
            }
            if (lower && values[step] > values[*lower]) {
                found.push_back({ShareConflict::Kind::rising, step, *lower});
                break;
            }
            lower = step;
        }
    }
    for (const auto& united : unions_) {
        const int whole = values[united.whole];
        int sum = 0;
        bool all_known = united.complete && whole != cell_not_delivered;
        for (const auto part : united.parts) {
            const bool known = values[part] != cell_not_delivered;
            all_known = all_known && known;
            sum += known ? values[part] : 0;
            if (known && values[part] > whole + rounding) {
                found.push_back({ShareConflict::Kind::part_above, part, united.whole});
            }
        }
        if (all_known && whole > sum + rounding * static_cast<int>(united.parts.size() + 1)) {
            found.push_back({ShareConflict::Kind::union_above, united.whole, united.parts.front()});
        }
    }
    return found;
}

} // namespace netzatlas::ingest
