#include "ingest/decimal_signs.hpp"

#include "ingest/cell_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::ingest {

namespace {

constexpr std::string_view both_signs = ".,";

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool may_be_thousands(std::string_view text) {
    text = trimmed(text);
    const auto sign = text.find_first_of(both_signs);
    if (sign == std::string_view::npos || text.size() != sign + 4) {
        return false;
    }
    auto before = text.substr(0, sign);
    before.remove_prefix(before.starts_with('-') ? 1 : 0);
    const bool group = !before.empty() && before.size() <= 3 && before.front() != '0';
    return group && all_digits(before) && all_digits(text.substr(sign + 1));
}

std::optional<double> DecimalSigns::number(const Place& place, std::string_view text) {
    const auto number = decimal_number(text);
    const auto sign = number ? text.find_first_of(both_signs) : std::string_view::npos;
    if (sign != std::string_view::npos) {
        auto& side = text[sign] == ',' ? commas_ : points_;
        if (++side.count <= FindingLog::listed_per_rule) {
            side.listed.push_back(
                {place.row, std::string{place.column}, std::string{trimmed(text)}});
        }
    }
    return number;
}

void DecimalSigns::report(FindingLog& log) const {
    const bool odd_commas = commas_.count <= points_.count;
    if (std::min(commas_.count, points_.count) == 0) {
        return;
    }
    const auto& odd = odd_commas ? commas_ : points_;
    const auto& usual = odd_commas ? points_ : commas_;
    const auto* const signs = odd_commas ? "a decimal comma, {} others of this file a point"
                                         : "a decimal point, {} others of this file a comma";
    for (const auto& seen : odd.listed) {
        const bool open = may_be_thousands(seen.text);
        log.add({seen.row, seen.column}, seen.text,
                {.severity = open ? Severity::error : Severity::warning,
                 .rule = "mixed_decimal_signs",
                 .meaning = fmt::format(fmt::runtime(signs), usual.count) +
                            (open ? "; it may be a mark of thousands" : ""),
                 .action = fmt::format("read as {}", decimal_number(seen.text).value_or(0))});
    }
}

} // namespace netzatlas::ingest
