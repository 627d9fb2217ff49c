#pragma once

#include "terms/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas {

/// How a figure comes about (design.md, "The engine"); one file per kind in `src/indicators`.
enum class IndicatorKind {
    weighted_share, ///< D1: households (or another weight) under cells, by share
    area_share,     ///< D2: area under cells in which a rule holds
    site_share,     ///< D12: part of the sites that reached a stage
    site_count,     ///< number of sites
    site_rate,      ///< sites per 1,000 inhabitants
    funded_share,   ///< part of the area, or of the households, inside areas of a programme
    land_share,  ///< part of one land class (m²) or network (m) under cells in which a rule holds
    count_share, ///< D7: counts a publisher delivers with their denominator
    below_share, ///< D11: what lies below a rate between two delivered classes: an interval
    published    ///< only ingested from a publisher's table, never computed
};

std::string_view name_of(IndicatorKind kind);
Result<IndicatorKind> indicator_kind(std::string_view name);

/// One entry of `data/indicators.toml`, templates expanded: a new indicator is an entry and no
/// code.
struct Indicator {
    std::string id;    ///< "fixed_hh_alle_1000", "mobile_5g_all3_area", "schools_online"
    std::string theme; ///< "fixed", "mobile", "schools": the tabs of the map
    IndicatorKind kind = IndicatorKind::published;
    std::string title_de;
    std::string title_en;
    std::string unit = "%"; ///< "%" (values 0-100) or "1" for counts
    int decimals = 1;
    std::string basis; ///< "households", "area", "sites", "businesses", "business_parks"
    std::string layer; ///< cell layer or column: "down_fn_hh_alle_1000", "5g"; of places and
                       ///< areas their theme, of land the class; "" of others a publisher printed
    std::string technology;  ///< D5 key or "2g", "4g", "5g", "5g_sa"; "" elsewhere
    int rate_mbps = 0;       ///< 0 = no rate
    std::string operators;   ///< "dt", "vf", "tf", "ee", "any", "all3", "all4_own", "all4_roaming",
                             ///< "k0".."k4"
    std::string stage;       ///< of schools: "planned", "works_finished", "online"; of works:
                             ///< "planned", "building", "done"; of fibre: "passed", …
    std::string rule;        ///< "D1", "D2, D8": shown beside every figure
    std::string source_hint; ///< which publisher's product it speaks of, for people
    bool headline = false;   ///< shown first in its theme

    bool operator==(const Indicator&) const = default;
};

} // namespace netzatlas
