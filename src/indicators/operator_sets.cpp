#include "indicators/operator_sets.hpp"

#include "indicators/counts_of_networks.hpp"
#include "indicators/figures.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>
#include <optional>

namespace netzatlas::indicators {

namespace {

using coverage::not_delivered;
constexpr std::array<std::string_view, 4> networks{"dt", "vf", "tf", "ee"};
constexpr std::uint16_t own = 1;
constexpr std::uint16_t roaming = 2;
constexpr int most_networks = 4;

/// A set asks for so many of some networks: "all3" for three of dt, vf, tf.
struct OperatorSet {
    unsigned members = 0; ///< bit i: networks[i]
    int at_least = 0;
    int at_most = most_networks;
    bool ee_by_roaming = false;
};

std::optional<OperatorSet> operator_set(std::string_view name) {
    for (unsigned i = 0; i < networks.size(); ++i) {
        if (name == networks[i]) {
            return OperatorSet{1U << i, 1};
        }
    }
    if (name.size() == 2 && name[0] == 'k' && name[1] >= '0' && name[1] <= '4') {
        return OperatorSet{15, name[1] - '0', name[1] - '0'};
    }
    if (name == "any") {
        return OperatorSet{15, 1};
    }
    if (name == "all3") {
        return OperatorSet{7, 3};
    }
    if (name == "all4_own" || name == "all4_roaming") {
        return OperatorSet{15, 4, most_networks, name == "all4_roaming"};
    }
    return std::nullopt;
}

Result<OperatorSet> known_set(const std::string& name) {
    if (const auto set = operator_set(name)) {
        return *set;
    }
    return fail(ErrorCode::bad_request,
                fmt::format("'{}' is no operator set; there are dt, vf, tf, ee, any, all3, "
                            "all4_own, all4_roaming, k0, k1, k2, k3, k4",
                            name));
}

/// Between `sure` and `sure + open` of the members are there.
std::uint16_t decided(const OperatorSet& set, int sure, int open) {
    if (sure > set.at_most || sure + open < set.at_least) {
        return 0;
    }
    return sure >= set.at_least && sure + open <= set.at_most ? 1 : not_delivered;
}

/// A network counts with either technology. Unknown in one is decided by its own network in the
/// other.
std::uint16_t either(std::uint16_t a, std::uint16_t b) {
    if (a != not_delivered && b != not_delivered) {
        return a | b;
    }
    const auto known = std::min(a, b);
    return known != not_delivered && (known & own) != 0 ? known : not_delivered;
}

std::vector<std::string> technologies_in(const std::string& joined) {
    const auto at = joined.find("_or_");
    return at == std::string::npos ? std::vector{joined}
                                   : std::vector{joined.substr(0, at), joined.substr(at + 4)};
}

std::vector<std::uint16_t> joined_flags(const std::vector<Layer>& parts) {
    if (parts.empty()) {
        return {};
    }
    std::vector<std::uint16_t> joined(parts[0].begin(), parts[0].end());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::transform(joined.begin(), joined.end(), parts[i].begin(), joined.begin(), either);
    }
    return joined;
}

using OperatorFlags = std::array<std::vector<std::uint16_t>, networks.size()>;

/// Flags of each network in either technology; those of no use to the set stay empty.
OperatorFlags flags_of(const std::vector<std::string>& technologies, const OperatorSet& set,
                       const Layers& layers) {
    OperatorFlags flags;
    for (std::size_t i = 0; i < networks.size(); ++i) {
        if ((set.members >> i & 1U) == 0) {
            continue;
        }
        std::vector<std::string> names;
        names.reserve(technologies.size());
        for (const auto& technology : technologies) {
            names.push_back(fmt::format("{}_{}", technology, networks[i]));
        }
        flags[i] = joined_flags(layers_of(names, layers));
    }
    return flags;
}

bool names_all(const OperatorFlags& flags, const OperatorSet& set) {
    for (std::size_t i = 0; i < networks.size(); ++i) {
        if ((set.members >> i & 1U) != 0 && flags[i].empty()) {
            return false;
        }
    }
    return true;
}

} // namespace

Result<std::vector<std::uint16_t>> cells_with_operators(const std::string& operators,
                                                        std::span<const Layer> flags) {
    assert(flags.size() == networks.size());
    const auto set = known_set(operators);
    if (!set) {
        return fail(set.error());
    }
    const auto size =
        std::max_element(flags.begin(), flags.end(), [](const auto& a, const auto& b) {
            return a.size() < b.size();
        })->size();
    if (size == 0) {
        return fail(
            ErrorCode::not_found,
            fmt::format("no operator's cells are delivered, '{}' asks for them", operators));
    }
    std::vector<std::uint16_t> cells(size);
    for (std::size_t cell = 0; cell < size; ++cell) {
        int sure = 0;
        int open = 0;
        for (std::size_t i = 0; i < networks.size(); ++i) {
            if ((set->members >> i & 1U) == 0) {
                continue;
            }
            const auto flag = flags[i].empty() ? not_delivered : flags[i][cell];
            const bool roams = i == 3 && set->ee_by_roaming;
            open += flag == not_delivered ? 1 : 0;
            sure += flag != not_delivered && (flag & (roams ? own | roaming : own)) != 0 ? 1 : 0;
        }
        cells[cell] = decided(*set, sure, open);
    }
    return cells;
}

Result<RuleCells> cells_with(const std::string& technology, const std::string& operators,
                             const Layers& layers) {
    const auto set = known_set(operators);
    if (!set) {
        return fail(set.error());
    }
    const auto technologies = technologies_in(technology);
    const auto flags = flags_of(technologies, *set, layers);
    if (names_all(flags, *set)) {
        const std::array<Layer, networks.size()> spans{flags[0], flags[1], flags[2], flags[3]};
        auto cells = cells_with_operators(operators, spans);
        return cells ? Result<RuleCells>{RuleCells{.certain = std::move(*cells)}}
                     : fail(cells.error());
    }
    return cells_by_count(technologies, operators, layers);
}

} // namespace netzatlas::indicators
