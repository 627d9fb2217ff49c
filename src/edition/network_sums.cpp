#include "edition/network_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace netzatlas::edition {

namespace {

using Term = std::pair<std::string_view, double>;
using Equation = std::vector<double>; ///< a coefficient for each count

struct Sum {
    std::vector<Term> terms;
    bool of_all_households; ///< the sum is the denominator; else 0
};

const std::array<Sum, 6>& sums() {
    static const std::array<Sum, 6> all{
        {{{{"k0", 1}, {"k1", 1}, {"k2", 1}, {"k3", 1}, {"k4", 1}}, true},
         {{{"k0", 1}, {"any", 1}}, true},
         {{{"k4", 1}, {"all4_own", -1}}, false},
         {{{"k4", 1}, {certain_of_interval, -1}}, false},
         {{{"k3", 1}, {open_of_interval, -1}}, false},
         {{{"dt", 1},
           {"vf", 1},
           {"tf", 1},
           {"ee", 1},
           {"k1", -1},
           {"k2", -2},
           {"k3", -3},
           {"k4", -4}},
          false}}};
    return all;
}

/// The coefficients of the counts not told; of told ones 0. Empty where a count does not exist.
Equation equation_of(const Sum& sum, const std::vector<NetworkCount>& counts) {
    Equation equation(counts.size());
    for (const auto& [operators, coefficient] : sum.terms) {
        const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& count) {
            return count.operators == operators;
        });
        if (found == counts.end()) {
            return {};
        }
        if (!found->is_told) {
            equation[static_cast<std::size_t>(found - counts.begin())] = coefficient;
        }
    }
    return equation;
}

constexpr double zero = 1e-9; // coefficients are ratios of small whole numbers

/// Gauss and Jordan: each row leads with a column that no other row has.
void reduce(std::vector<Equation>& rows) {
    std::size_t next = 0;
    const auto columns = rows.empty() ? 0 : rows.front().size();
    for (std::size_t column = 0; column < columns && next < rows.size(); ++column) {
        const auto lead = std::max_element(rows.begin() + static_cast<std::ptrdiff_t>(next),
                                           rows.end(), [column](const auto& a, const auto& b) {
                                               return std::fabs(a[column]) < std::fabs(b[column]);
                                           });
        if (std::fabs((*lead)[column]) < zero) {
            continue;
        }
        std::swap(*lead, rows[next]);
        for (auto& row : rows) {
            const double factor = &row == &rows[next] ? 0 : row[column] / rows[next][column];
            for (std::size_t i = 0; factor != 0 && i < columns; ++i) {
                row[i] -= factor * rows[next][i];
            }
        }
        ++next;
    }
}

} // namespace

std::optional<double> open_households(const IndicatorValue& value) {
    if (!value.low || !value.high || !value.numerator || !value.denominator) {
        return std::nullopt;
    }
    constexpr double somebody = 0.01; // less is rounding
    const double certain = *value.numerator;
    // Ends of incomplete figures are shares of all households, those of others of the delivered
    // (D13).
    for (const double missing : {value.missing.value_or(0), 0.0}) {
        const double base = *value.denominator + missing;
        const double open = *value.high / 100 * base - missing - certain;
        if (std::fabs(*value.low / 100 * base - certain) < somebody && open > -somebody) {
            return open > somebody ? std::optional{open} : std::nullopt;
        }
    }
    return std::nullopt;
}

std::vector<std::size_t> counts_that_follow(const std::vector<NetworkCount>& counts,
                                            bool denominator_told) {
    std::vector<Equation> rows;
    for (const auto& sum : sums()) {
        auto equation = equation_of(sum, counts);
        if (!equation.empty() && (denominator_told || !sum.of_all_households)) {
            rows.push_back(std::move(equation));
        }
    }
    reduce(rows);
    std::vector<std::size_t> found;
    for (const auto& row : rows) {
        const auto is_in = [](double coefficient) { return std::fabs(coefficient) > zero; };
        if (std::count_if(row.begin(), row.end(), is_in) == 1) {
            found.push_back(static_cast<std::size_t>(std::find_if(row.begin(), row.end(), is_in) -
                                                     row.begin()));
        }
    }
    return found;
}

bool hang_by_one(std::vector<NetworkCount> counts, bool denominator_told) {
    static const std::array<std::pair<std::string_view, std::string_view>, 2> one_number{
        {{"k4", "all4_own"}, {"k0", "any"}}}; // the one tells the other as it is
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i].is_told) {
            continue;
        }
        auto with = counts;
        with[i].is_told = true;
        for (const auto& [one, other] : one_number) {
            for (auto& count : with) {
                const bool is_twin = (counts[i].operators == one && count.operators == other) ||
                                     (counts[i].operators == other && count.operators == one);
                count.is_told = count.is_told || is_twin;
            }
        }
        if (!counts_that_follow(with, denominator_told).empty()) {
            return true;
        }
    }
    return false;
}

bool is_within(std::string_view part, std::string_view whole) {
    static const std::array<std::pair<std::string_view, std::vector<std::string_view>>, 4> within{
        {{"all3", {"dt", "vf", "tf", "any"}},
         {"all4_own", {"dt", "vf", "tf", "ee", "all3", "all4_roaming", "any"}},
         {"k4", {"dt", "vf", "tf", "ee", "all3", "all4_roaming", "any"}},
         {"all4_roaming", {"dt", "vf", "tf", "all3", "any"}}}};
    for (const auto& [inner, outer] : within) {
        if (part == inner) {
            return std::find(outer.begin(), outer.end(), whole) != outer.end();
        }
    }
    return whole == "any" && part != "any" && part != "k0";
}

} // namespace netzatlas::edition
