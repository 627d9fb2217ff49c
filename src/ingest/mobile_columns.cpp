#include "ingest/mobile_columns.hpp"

#include "ingest/cell_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace netzatlas::ingest {

namespace {

using MobileWords = std::pair<std::string_view, std::string_view>; // the publisher's, ours

constexpr std::array<MobileWords, 9> mobile_words{{{"gsm", "2g"},
                                                   {"gsm_out", "2g"}, // 2021
                                                   {"2g", "2g"},
                                                   {"lte", "4g"},
                                                   {"4g", "4g"},
                                                   {"nr_gesamt", "5g"},
                                                   {"5g", "5g"},
                                                   {"nr_sa", "5g_sa"},
                                                   {"5g_sa", "5g_sa"}}};
constexpr std::string_view flags_prefix = "verf_";

std::optional<std::string> mobile_technology(std::string_view word) {
    const auto known = std::find_if(mobile_words.begin(), mobile_words.end(),
                                    [&](const MobileWords& words) { return words.first == word; });
    return known == mobile_words.end() ? std::nullopt : std::optional{std::string{known->second}};
}

} // namespace

std::optional<MobileColumn> mobile_column(int field, std::string_view header) {
    const auto name = folded(header);
    if (auto technology = mobile_technology(name)) {
        return MobileColumn{field, *std::move(technology), CellScale::count};
    }
    const auto last = name.rfind('_');
    if (!name.starts_with(flags_prefix) || last < flags_prefix.size()) {
        return std::nullopt;
    }
    const auto network = std::string_view{name}.substr(last + 1);
    const auto technology = mobile_technology(
        std::string_view{name}.substr(flags_prefix.size(), last - flags_prefix.size()));
    const bool known = std::find(networks.begin(), networks.end(), network) != networks.end();
    if (!technology || !known) {
        return std::nullopt;
    }
    return MobileColumn{field, fmt::format("{}_{}", *technology, network), CellScale::flags};
}

std::optional<std::string> union_technology(std::string_view header) {
    const auto name = folded(header);
    return name.starts_with(flags_prefix)
               ? mobile_technology(std::string_view{name}.substr(flags_prefix.size()))
               : std::nullopt;
}

} // namespace netzatlas::ingest
