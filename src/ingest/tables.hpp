#pragma once

#include "terms/finding.hpp"
#include "terms/region.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::ingest {

/// One figure as a publisher printed it.
struct PublishedFigure {
    RegionKey region;
    std::string indicator; ///< our indicator id: "fixed_hh_ftthb_100", "mobile_5g_any_area"
    double value = 0;      ///< percent 0-100 (fractions already multiplied)
    std::string printed;   ///< the source's own characters
    std::int64_t row = 0;
};

struct PublishedTable {
    std::vector<PublishedFigure> figures; ///< sorted by region, then indicator
    /// Regions whose all-zero row means that there is nothing to serve: no figure, no 0 (D16).
    std::vector<RegionKey> not_applicable;
    /// Regions of whom a row says nothing that can be meant: no figure, and every figure is
    /// missing. No reader fills it; who holds the table against other sources does.
    std::vector<RegionKey> not_delivered = {};
    std::vector<Finding> findings;
    /// Headers of the columns the figures stand in, in the file's order; empty for long tables.
    std::vector<std::string> columns = {};
};

/// Which use a historical table speaks of; it is in the file name, not in the file.
enum class TableUse { households, businesses, business_parks }; // hh, gew, gwg in indicator ids

/// The municipal, county, state and country tables of the Breitbandatlas up to 2021, in all their
/// dialects: comma or semicolon, quoted or not, key first or last (`AGS`, `ags`, `staat`), decimal
/// point or comma, CRLF, `<technology> ≥ <n> Mbit/s` or `verf_<code>_<n>` columns (sources.md 2.5).
///
/// Indicator ids: leitungsg./verf_100 -> fixed_<use>_alle_<n> (design.md: today's "alle" is wired),
/// alle/verf_300 -> fixed_<use>_all_incl_wireless_<n>, mobile/verf_200 -> fixed_<use>_wireless_<n>,
/// DSL -> fttc, CATV -> hfc, FTTH/B -> ftthb, verf_lte -> fixed_<use>_lte_<n>, verf_5g ->
/// fixed_<use>_5g_<n>. Findings: share above 100, share rising with the rate, duplicate key, key
/// without leading zero, all-zero row (of households: not applicable; of businesses: a real 0),
/// city districts beside their city (left out), malformed number.
Result<PublishedTable> read_fixed_table(const std::filesystem::path& file, TableUse use);

/// `bba_MM_YYYY.xlsx` since 2022 (sources.md 2.2): header row found by the names in it, technology
/// blocks from the merged cells above; sheet households (and Fläche for mobile area).
Result<PublishedTable> read_bba_workbook(const std::filesystem::path& file);

/// `Auswertung_Mobilfunkmonitoring.xlsx` (3.3), sheet "Fläche": fractions 0-1 per operator; "alle"
/// = any. Ids `mobile_<2g|4g|5g|5g_sa>_<any|dt|vf|tf|ee>_area`.
Result<PublishedTable> read_mobile_workbook(const std::filesystem::path& file);

/// County, state and country mobile table 2021 by land class (3.4).
/// Ids `mobile_<5g_2|lte_2|lte_6|lte_10|all>_land_<class>` with class one of autobahn,
/// bahnstrecken, bundesstrassen, kreisstrassen, landstrassen, wasserstrassen, gewerbe, gewaesser,
/// landwirtschaft, wald_wiesen, wohnbau.
Result<PublishedTable> read_mobile_land_classes(const std::filesystem::path& file);

/// County table of school shares 2021 (CSV export or the XLS): `schools_alle_<n>`; also its
/// `priv_*`/`gew_*` columns are ignored (whole numbers of figures the other tables print finer).
Result<PublishedTable> read_school_shares(const std::filesystem::path& file);

} // namespace netzatlas::ingest
