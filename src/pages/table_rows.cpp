#include "pages/table_rows.hpp"

#include "pages/change.hpp"
#include "pages/frame.hpp"
#include "pages/links.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <tuple>

namespace netzatlas::pages {

const std::array<KindWord, 4> kind_words{{{"spanne", ValueState::undecidable},
                                          {"entfaellt", ValueState::not_applicable},
                                          {"fehlt", ValueState::not_delivered},
                                          {"geschuetzt", ValueState::suppressed}}};

namespace {

constexpr double highest = std::numeric_limits<double>::infinity();
constexpr double lowest = -highest;

ValueState state_of(const TableRow& row) {
    return row.value == nullptr ? ValueState::not_delivered : row.value->value.state;
}

/// What a row is ordered and filtered by; of a change its points.
double height_of(const Context& context, const TableRow& row, double without) {
    if (context.since || row.value == nullptr) {
        return row.points.value_or(without);
    }
    return row.value->value.value.value_or(row.value->value.low.value_or(without));
}

/// Letters without capitals; German umlauts are two bytes, of which the second differs by 0x20.
std::string lowered(std::string_view text) {
    std::string low;
    unsigned char before = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool capital = (byte >= 'A' && byte <= 'Z') ||
                             (before == 0xC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97);
        low += capital ? static_cast<char>(byte + 0x20) : c;
        before = byte;
    }
    return low;
}

/// "95", "95,5", "95.5", "95 %".
std::optional<double> rate_in(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '%'; });
    std::ranges::replace(text, ',', '.');
    double rate = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, rate);
    return error == std::errc{} && stop == end ? std::optional{rate} : std::nullopt;
}

bool of_kind(const TableRow& row, std::string_view word) {
    const auto state = state_of(row);
    if (word == "zahl") {
        return state == ValueState::value;
    }
    if (word == "ohne") {
        return state != ValueState::value;
    }
    const auto* kind = std::ranges::find(kind_words, word, &KindWord::word);
    return kind == kind_words.end() || state == kind->state;
}

struct Filter {
    std::string county;
    std::string name;
    std::string kind;
    std::optional<double> at_least;

    bool keeps(const Context& context, const TableRow& row) const {
        const auto& region = row.region->region;
        return (county.empty() || region.key.county() == county) &&
               (name.empty() ||
                lowered(name_of(context, *row.region)).find(name) != std::string::npos) &&
               (!at_least || height_of(context, row, lowest) >= *at_least) &&
               (kind.empty() || of_kind(row, kind));
    }
};

/// Rows without a number stand last in either order.
void sort_rows(const Context& context, std::vector<TableRow>& rows) {
    const std::string_view order = context.request.order;
    const auto rank = [&](const TableRow& row) {
        return order == "auf"  ? height_of(context, row, highest)
               : order == "ab" ? -height_of(context, row, lowest)
                               : 0.0;
    };
    std::ranges::sort(rows, [&](const TableRow& a, const TableRow& b) {
        const auto& one = a.region->region;
        const auto& other = b.region->region;
        return std::tuple{rank(a), one.name, one.key} < std::tuple{rank(b), other.name, other.key};
    });
}

} // namespace

TableRows table_rows(const Context& context) {
    const auto& asked = context.request.filter;
    const Filter filter{asked.county, lowered(asked.name), asked.kind, rate_in(asked.at_least)};
    TableRows table;
    table.filtered = !asked.county.empty() || !asked.name.empty() || !asked.kind.empty() ||
                     filter.at_least.has_value();
    table.not_a_rate = filter.at_least ? std::string{} : asked.at_least;
    for (const auto& region : context.edition.content().regions) {
        if (region.region.key.level() != asked_level(context)) {
            continue;
        }
        ++table.total;
        const TableRow row{&region, shown(context, region, context.indicator->id),
                           context.since ? points_of(change_of(context, region)) : std::nullopt};
        if (filter.keeps(context, row)) {
            table.rows.push_back(row);
        }
    }
    sort_rows(context, table.rows);
    return table;
}

std::string table_order(const Context& context) {
    const auto& order = context.request.order;
    return order == "auf" || order == "ab" ? order : "name";
}

std::string table_address(const Context& context, std::string_view order, std::string_view file) {
    auto address = fmt::format("{}{}?anzeige={}&ebene={}", language_prefix(context.language()),
                               file, context.indicator->id, word_of(asked_level(context)));
    const auto& filter = context.request.filter;
    for (const auto& [name, value] : std::array<std::pair<std::string_view, std::string_view>, 5>{
             {{"kreis", filter.county},
              {"name", filter.name},
              {"mindestens", filter.at_least},
              {"werte", filter.kind},
              {"ordnung", order}}}) {
        if (!value.empty()) {
            address += fmt::format("&{}={}", name, address_text(value));
        }
    }
    return address + dated(context, *context.indicator);
}

} // namespace netzatlas::pages
