#include "ingest/region_parts.hpp"

#include "geo/topology.hpp"

#include <fmt/format.h>

namespace netzatlas::ingest {

namespace {

/// Parts that share more than this of their ground are the same record twice.
constexpr double most_overlap = 1e-6;

Result<double> common_ground(const std::vector<geo::MultiPolygon>& grounds,
                             const geo::MultiPolygon& other) {
    double common = 0;
    for (const auto& ground : grounds) {
        const auto shared = geo::intersection(ground, other);
        if (!shared) {
            return fail(shared.error());
        }
        common += geo::area(*shared);
    }
    return common;
}

std::string contradiction(const Region& first, const Region& other) {
    if (first.name == other.name && first.kind == other.kind && first.ars == other.ars) {
        return {};
    }
    return fmt::format("a second record of the key is {} {} ({}) instead of {} {} ({})", other.kind,
                       other.name, other.ars, first.kind, first.name, first.ars);
}

void note_duplicate(FindingLog& findings, const RegionPart& part, std::string meaning) {
    const bool association = part.region.key.level() == RegionLevel::association;
    findings.add({part.row, association ? "ARS" : "AGS"}, part.region.key.text(),
                 {Severity::error, "duplicate_key", std::move(meaning), "row ignored"});
}

} // namespace

Result<RegionShape> joined(std::vector<RegionPart> parts, FindingLog& findings) {
    Region region = parts.front().region;
    std::vector<geo::MultiPolygon> grounds{std::move(parts.front().ground)};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto common = common_ground(grounds, parts[i].ground);
        if (!common) {
            return fail(common.error());
        }
        auto trouble = contradiction(region, parts[i].region);
        if (trouble.empty() && *common > most_overlap * geo::area(parts[i].ground)) {
            trouble = "a second record of the key covers the same ground";
        }
        if (!trouble.empty()) {
            note_duplicate(findings, parts[i], std::move(trouble));
            continue;
        }
        grounds.push_back(std::move(parts[i].ground));
    }
    Result<geo::MultiPolygon> whole =
        grounds.size() == 1 ? std::move(grounds.front()) : geo::united(grounds);
    if (!whole) {
        return fail(whole.error());
    }
    region.area_m2 = geo::area(*whole);
    return RegionShape{std::move(region), std::move(*whole)};
}

} // namespace netzatlas::ingest
