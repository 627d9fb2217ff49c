#include "indicators/counts_of_networks.hpp"

#include "indicators/figures.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <string_view>

namespace netzatlas::indicators {

namespace {

using coverage::not_delivered;
constexpr int networks_at_most = 4;

/// The counts of the grid of 2021: of 5G one with and one without shared spectrum (D9).
std::vector<std::string> layers_of_three(const std::vector<std::string>& technologies) {
    std::vector<std::string> names;
    for (const auto& technology : technologies) {
        if (technology == "5g") {
            names.insert(names.end(), {"5g_nr_of3", "5g_dss_of3"});
        } else {
            names.push_back(technology + "_of3");
        }
    }
    return names;
}

/// What a set makes of every count: k networks without names.
struct CountRule {
    int most = networks_at_most;
    std::array<bool, networks_at_most + 1> certain{};
    std::array<bool, networks_at_most + 1> possible{};
};

/// Before 2023 there were the three of all3 and no fourth.
constexpr int three_networks = 3;

bool asks_for_four(std::string_view operators) {
    return operators.starts_with("all4_") || operators == "k4";
}

Result<CountRule> count_rule(const std::string& operators, int most) {
    CountRule rule{most, {}, {}};
    if (most == three_networks && asks_for_four(operators)) {
        return fail(ErrorCode::bad_request,
                    fmt::format("counts of three networks do not tell of '{}'", operators));
    }
    for (int k = 0; k <= most; ++k) {
        const auto i = static_cast<std::size_t>(k);
        if (operators == "any") {
            rule.certain[i] = rule.possible[i] = k >= 1;
        } else if (operators == "all3" && most == three_networks) {
            rule.certain[i] = rule.possible[i] = k == three_networks;
        } else if (operators == "all3" || operators == "all4_roaming") {
            rule.certain[i] = k == 4;
            rule.possible[i] = k >= 3;
        } else if (operators == "all4_own") {
            rule.certain[i] = rule.possible[i] = k == 4;
        } else if (operators.size() == 2 && operators[0] == 'k') {
            rule.certain[i] = rule.possible[i] = k == operators[1] - '0';
        } else {
            return fail(ErrorCode::bad_request,
                        fmt::format("counts without names cannot tell where '{}' is", operators));
        }
    }
    return rule;
}

/// A cell's number of networks lies between the two.
struct CountRange {
    int low = 0;
    int high = 0;
};

std::array<std::uint16_t, 2> ruled(const CountRule& rule, CountRange range) {
    bool certain = true;
    bool possible = false;
    for (auto k = static_cast<std::size_t>(range.low); k <= static_cast<std::size_t>(range.high);
         ++k) {
        certain = certain && rule.certain[k];
        possible = possible || rule.possible[k];
    }
    return {static_cast<std::uint16_t>(certain ? 1 : 0),
            static_cast<std::uint16_t>(possible ? 1 : 0)};
}

/// One technology says k itself; of two, k lies between the larger count and their sum. A count
/// that was not delivered leaves everything above the other one open.
Result<std::optional<CountRange>> range_in(const std::vector<Layer>& counts, std::size_t cell,
                                           int most) {
    CountRange range;
    bool delivered = false;
    bool open = false;
    for (const auto& layer : counts) {
        const auto count = layer[cell];
        if (count == not_delivered) {
            open = true;
            continue;
        }
        if (count > most) {
            return fail(
                ErrorCode::bad_value,
                fmt::format("{} networks in cell {}; there are at most {}", count, cell, most));
        }
        delivered = true;
        range.low = std::max<int>(range.low, count);
        range.high = std::min(most, range.high + count);
    }
    if (!delivered) {
        return std::nullopt;
    }
    range.high = open ? most : range.high;
    return range;
}

Result<RuleCells> ruled_cells(const std::vector<Layer>& counts, const CountRule& rule) {
    RuleCells cells;
    cells.of_three = rule.most == three_networks;
    cells.ranged = counts.size() > 1;
    cells.certain.resize(counts[0].size(), not_delivered);
    cells.possible.resize(counts[0].size(), not_delivered);
    for (std::size_t cell = 0; cell < cells.certain.size(); ++cell) {
        const auto range = range_in(counts, cell, rule.most);
        if (!range) {
            return fail(range.error());
        }
        if (*range) {
            const auto [certain, possible] = ruled(rule, **range);
            cells.certain[cell] = certain;
            cells.possible[cell] = possible;
        }
    }
    if (cells.certain == cells.possible) {
        cells.possible.clear();
    }
    return cells;
}

} // namespace

std::vector<Layer> layers_of(const std::vector<std::string>& names, const Layers& layers) {
    std::vector<Layer> found;
    for (const auto& name : names) {
        const auto layer = layers(name);
        if (layer.empty()) {
            return {};
        }
        found.push_back(layer);
    }
    return found;
}

Result<RuleCells> cells_by_count(const std::vector<std::string>& technologies,
                                 const std::string& operators, const Layers& layers) {
    const auto of_three = layers_of(layers_of_three(technologies), layers);
    const auto counts = of_three.empty() ? layers_of(technologies, layers) : of_three;
    if (counts.empty()) {
        return fail(ErrorCode::not_found,
                    fmt::format("no layer {0} with counts and none {0}_<operator> for each network "
                                "of '{1}'",
                                fmt::join(technologies, " and "), operators));
    }
    const auto rule = count_rule(operators, of_three.empty() ? networks_at_most : three_networks);
    return rule ? ruled_cells(counts, *rule) : fail(rule.error());
}

} // namespace netzatlas::indicators
