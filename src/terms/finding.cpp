#include "terms/finding.hpp"

#include <fmt/format.h>

namespace netzatlas {

namespace {

/// FNV-1a: no secret is kept here, only a short name.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
    return hash;
}

} // namespace

std::string id_of(const Finding& finding) {
    constexpr std::uint64_t forty_bits = (std::uint64_t{1} << 40U) - 1;
    const auto hash = hash_of(fmt::format("{}\n{}\n{}\n{}\n{}", finding.rule, finding.file,
                                          finding.row, finding.column, finding.value));
    return fmt::format("{}-{:010x}", finding.rule, (hash ^ hash >> 40U) & forty_bits);
}

std::string to_line(const Finding& finding) {
    std::string place = finding.file;
    if (finding.row > 0) {
        place += fmt::format(":{}", finding.row);
    }
    if (!finding.column.empty()) {
        place += fmt::format(" column '{}'", finding.column);
    }
    if (!finding.value.empty()) {
        place += fmt::format(" value '{}'", finding.value);
    }
    const auto accepted =
        finding.accepted.empty() ? std::string{} : "; accepted: " + finding.accepted;
    return fmt::format("{} {} {}: {} ({}{}) [{}]", name_of(finding.severity), finding.rule, place,
                       finding.meaning, finding.action, accepted, id_of(finding));
}

} // namespace netzatlas
