#pragma once

#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace netzatlas::demo {

/// The minimum rates of today's classes, Mbit/s (definitions.md D4).
constexpr std::array<int, 8> rates_mbps{10, 16, 30, 50, 100, 200, 400, 1000};
constexpr std::size_t rate_count = rates_mbps.size();

/// Published shares of one technology per rate, in 1/100 %.
using Quotas = std::array<int, rate_count>;

/// One municipality as the tables of data/sample tell it.
struct Municipality {
    std::string ags;
    std::string ars;
    std::string name;
    std::string long_name; ///< as the directory writes it: "Diesdorf, Flecken"
    std::string kind;
    int kind_code = 0;
    std::string nuts;
    LonLat centre; ///< two decimals
    int area_ha = 0;
    int population = 0;
    std::string postcode;
    Quotas wired{};
    Quotas dsl{}; ///< 0 above 200 Mbit/s
    Quotas catv{};
    Quotas ftthb{}; ///< below 100 Mbit/s as at 100: nothing is printed there

    std::string county() const { return ags.substr(0, 5); }
    /// 9-digit ARS: the Verbandsgemeinde, or the municipality's own record of that layer.
    std::string association() const { return ars.substr(0, 9); }
    bool is_member() const { return ars[5] == '5'; }
};

/// State, county or association.
struct Unit {
    std::string key;
    std::string name;
    std::string kind;
    int kind_code = 0;
    std::string seat_ars;
    std::string nuts;
};

/// Part of one land class with at least one network, 1/100 %.
struct LandShare {
    int lte = 0;
    int nr = 0;
};

/// A day on which the school programme was counted.
struct SchoolCount {
    std::string date;
    int base = 0;
    int works_finished = 0;
    int online = 0;
};

/// Column of the published tables of shares, in our words and the publisher's.
struct ShareColumn {
    std::string fact;    ///< "wired_50"
    std::string printed; ///< "leitungsg. Technologien ≥ 50 Mbit/s"
};

/// The columns of shares_2020.csv and fixed_mid_2021.csv: every share we hold of these dates, in
/// the publisher's order.
const std::vector<ShareColumn>& share_columns();

/// Shares of one date by AGS as printed, parallel to `share_columns`.
using PrintedShares = std::map<std::string, std::vector<std::string>>;

struct Facts {
    std::vector<Municipality> municipalities; ///< by AGS
    std::vector<Unit> associations;           ///< the 18 Verbandsgemeinden
    std::vector<Unit> counties;
    Unit state;
    std::map<std::pair<std::string, std::string>, LandShare> mobile; ///< by county, land class
    std::vector<SchoolCount> schools;                                ///< by date
    PrintedShares shares;       ///< mid 2021: also what the offers of the places add up to
    PrintedShares older_shares; ///< end 2020: handed on, not built in
};

/// Reads the tables of `folder` (data/sample; its README names the publishers).
/// Errors: `io` when a table is missing; `bad_source` with file, row and value.
Result<Facts> read_facts(const std::filesystem::path& folder);

} // namespace netzatlas::demo
