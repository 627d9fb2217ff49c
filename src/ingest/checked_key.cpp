#include "ingest/checked_key.hpp"

#include "ingest/cell_text.hpp"

#include <algorithm>

namespace netzatlas::ingest {

namespace {

bool lost_a_zero(std::string_view text) {
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && (text.size() == 1 || text.size() == 4 || text.size() == 7);
}

} // namespace

std::optional<RegionKey> checked_key(FindingLog& findings, const Place& place,
                                     std::string_view text) {
    text = trimmed(text);
    auto key = RegionKey::of(text == "Deutschland" ? "DE" : text);
    if (key) {
        return *std::move(key);
    }
    const bool zero = lost_a_zero(text);
    findings.add(
        place, text,
        {.severity = Severity::error,
         .rule = zero ? "key_without_leading_zero" : "bad_key",
         .meaning = key.error().message,
         .action = zero ? "row ignored; the column must be imported as text" : "row ignored"});
    return std::nullopt;
}

} // namespace netzatlas::ingest
