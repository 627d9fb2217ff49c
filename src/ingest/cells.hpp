#pragma once

#include "terms/finding.hpp"
#include "terms/grid.hpp"
#include "terms/region.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace netzatlas::ingest {

/// Reserved value of a cell layer: nothing was delivered for this cell.
constexpr std::uint16_t cell_not_delivered = 65535;

enum class CellScale {
    share, ///< 1/100 %: 0 … 10000
    count, ///< number of networks
    flags  ///< bit 0 own network, bit 1 national roaming (D8)
};

/// One column of a cell source, parallel to CellTable::cells.
struct CellColumn {
    std::string name; ///< "down_fn_hh_alle_1000"; mobile: "2g", "4g", "5g", "5g_sa" (counts),
                      ///< "4g_of3", "5g_nr_of3", … (of three) or "4g_dt", "5g_ee", … (flags)
    CellScale scale = CellScale::share;
    std::vector<std::uint16_t> values;
    /// Beside `values` where 16 bit cannot hold all of them exactly: the same unit, unrounded, NaN
    /// where nothing was delivered.
    std::vector<float> reals{};
};

/// Delivered cells only, in grid order (row by row from the north-west), each cell once.
struct CellTable {
    Grid grid; ///< the smallest that holds every cell
    std::vector<CellPosition> cells;
    std::vector<std::optional<RegionKey>>
        keys; ///< the file's own `ags` per cell; empty vector: no such column
    std::vector<CellColumn> columns;
    std::vector<Finding> findings;
};

enum class NullMeans { not_delivered, zero }; // D13 [open]

struct CellOptions {
    std::string layer;
    NullMeans null_means = NullMeans::not_delivered;
    std::string state; ///< keep only cells whose ags begins so; no ags column: keep all
};

/// Gigabit-Grundbuch cells `Versorgungsdaten_Gitterzellen…` (sources.md 2.3): columns
/// `down_fn_hh_<tech>_<rate>` (also `_gew_`, `_gwg_`), `raster_id`, `ags`, real percent 0-100.
/// The id is checked against the geometry; a share above 100 or below 0 is a finding of severity
/// error and the value not delivered; a share rising with the rate is a warning (D4).
Result<CellTable> read_fixed_cells(const std::filesystem::path& file, const CellOptions& options);

/// Mobilfunk-Monitoring grid CSV (sources.md 3.1): `id`, `lte`, `nr_gesamt` and further counts by
/// name (`gsm` -> 2g, `lte` -> 4g, `nr_gesamt` -> 5g, `nr_sa` -> 5g_sa), and per-operator flags
/// `verf_<tech>_<operator>` (-> `<tech>_<operator>`) where the file has them; also the live
/// service's layer (2.4), which has flags and no numbers, as squares whose ids are checked.
/// `count_against_flags`, `part_above_union`: columns contradict each other. Errors: `bad_source`
/// without a 4G or 5G column, and in a system other than EPSG:25832 and EPSG:4326.
Result<CellTable> read_mobile_cells(const std::filesystem::path& file, const CellOptions& options);

/// One census cell with what it counts. A value below 0 (-1, -9) or "–" is not published.
struct CensusCell {
    CellPosition cell;
    std::optional<double> persons;
    std::optional<double> persons_per_household;
    std::optional<double> households; ///< where the file has them (dwellings, households)

    /// D1: its households are persons ÷ persons per household.
    bool weighs_by_persons() const { return !households && persons.value_or(0) > 0; }
};

struct CensusTable {
    Grid grid;                     ///< EPSG:3035, 100 m or 1 km
    std::vector<CensusCell> cells; ///< in grid order
    std::vector<Finding> findings;
};

/// Census grid CSV of 2022 (`GITTER_ID_<size>;x_mp_<size>;y_mp_<size>;…`, decimal comma, "–") or of
/// 2011 (`x_mp_1km;y_mp_1km;Einwohner;…`), plain or .gz; the cell size follows from the column
/// names. Also the 100 m tables of 2011, one row per cell and class (`Gitter_ID_100m_neu;Merkmal;…;
/// Anzahl`, Latin-1): their rows INSGESAMT (see census_long_table.hpp).
Result<CensusTable> read_census_grid(const std::filesystem::path& file);

} // namespace netzatlas::ingest
