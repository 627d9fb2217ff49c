#include "ingest/mobile_columns.hpp"

#include "ingest/cell_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace netzatlas::ingest {

namespace {

using MobileWords = std::pair<std::string_view, std::string_view>; // the publisher's, ours

constexpr std::array<MobileWords, 8> mobile_words{{{"gsm", "2g"},
                                                   {"2g", "2g"},
                                                   {"lte", "4g"},
                                                   {"4g", "4g"},
                                                   {"nr_gesamt", "5g"},
                                                   {"5g", "5g"},
                                                   {"nr_sa", "5g_sa"},
                                                   {"5g_sa", "5g_sa"}}};
constexpr std::array<MobileWords, 4> words_of_2021{
    {{"gsm_out", "2g_of3"}, {"lte", "4g_of3"}, {"nr", "5g_nr_of3"}, {"nr_dss", "5g_dss_of3"}}};
constexpr std::string_view flags_prefix = "verf_";

std::optional<std::string> technology_of_word(std::string_view word) {
    const auto known = std::find_if(mobile_words.begin(), mobile_words.end(),
                                    [&](const MobileWords& words) { return words.first == word; });
    return known == mobile_words.end() ? std::nullopt : std::optional{std::string{known->second}};
}

} // namespace

std::optional<MobileColumn> mobile_column(int field, std::string_view header) {
    const auto name = folded(header);
    if (auto technology = technology_of_word(name)) {
        return MobileColumn{field, *std::move(technology), CellScale::count};
    }
    const auto last = name.rfind('_');
    if (!name.starts_with(flags_prefix) || last < flags_prefix.size()) {
        return std::nullopt;
    }
    const auto network = std::string_view{name}.substr(last + 1);
    const auto technology = technology_of_word(
        std::string_view{name}.substr(flags_prefix.size(), last - flags_prefix.size()));
    const bool known = std::find(networks.begin(), networks.end(), network) != networks.end();
    if (!technology || !known) {
        return std::nullopt;
    }
    return MobileColumn{field, fmt::format("{}_{}", *technology, network), CellScale::flags,
                        all_flags};
}

std::optional<MobileColumn> column_of_three(int field, std::string_view header) {
    const auto name = folded(header);
    for (const auto& [word, layer] : words_of_2021) {
        if (name == word) {
            return MobileColumn{field, std::string{layer}, CellScale::count, 3};
        }
    }
    return std::nullopt;
}

bool is_of_2021(const std::vector<geo::Field>& fields) {
    bool shared_spectrum = false;
    bool every_5g = false;
    for (const auto& field : fields) {
        const auto name = folded(field.name);
        shared_spectrum = shared_spectrum || name == "nr_dss";
        every_5g = every_5g || technology_of_word(name) == "5g";
    }
    return shared_spectrum && !every_5g;
}

std::optional<std::string> union_technology(std::string_view header) {
    const auto name = folded(header);
    return name.starts_with(flags_prefix)
               ? technology_of_word(std::string_view{name}.substr(flags_prefix.size()))
               : std::nullopt;
}

} // namespace netzatlas::ingest
