#pragma once

#include "demo/census.hpp"
#include "demo/landscape.hpp"
#include "demo/offers.hpp"
#include "demo/radio.hpp"
#include "demo/settling.hpp"
#include "demo/world.hpp"
#include "terms/result.hpp"
#include "terms/site.hpp"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace netzatlas::demo {

/// Names of the files in a demo's folder: the publishers' own patterns.
namespace files {
constexpr std::string_view boundaries = "vg250.gpkg";
constexpr std::string_view directory = "GV100AD_300621.txt";
constexpr std::string_view fixed = "Versorgungsdaten_Gitterzellen_Stand_20210630.gpkg";
constexpr std::string_view mobile = "202107_MobilfunkMonitoring.csv";
constexpr std::string_view census = "Zensus2022_Demo_100m-Gitter.csv";
constexpr std::string_view schools = "schulstandorte.csv";
constexpr std::string_view access_points = "zugangspunkte.csv";
constexpr std::string_view data_centres = "rechenzentren.csv";
constexpr std::string_view rollout_areas = "ausbaugebiete.gpkg";
constexpr std::string_view shares = "gemeinde_bezirke_privat_2021_mitte.csv";
constexpr std::string_view older_shares = "gemeinde_bezirke_privat_2020_ende.csv";
constexpr std::string_view project = "demo.toml";
} // namespace files

/// The day the demo's files speak of, and its clock inside GeoPackages; one table is half a year
/// older.
constexpr std::string_view reference_day = "2021-06-30";
constexpr std::string_view older_day = "2020-12-31";
constexpr std::string_view timestamp = "2021-06-30T00:00:00Z";

/// VG250: layers vg250_lan, _krs, _vwg, _gem with all attributes, land GF = 4, a few waters GF = 2.
Result<void> write_boundaries(const std::filesystem::path& file, const World& world);

/// GV100AD of Destatis: fixed width counted in characters, UTF-8, one line per unit.
Result<void> write_directory(const std::filesystem::path& file, const World& world);

/// Gigabit-Grundbuch cells: id, geom, raster_id, raster_rowid, ags and 56 shares in percent.
Result<void> write_fixed(const std::filesystem::path& file, const World& world,
                         const Settling& settling, std::span<const Offer> offers);

/// Mobilfunk-Monitoring grid: CSV with byte order mark, counts of networks, flags per network.
Result<void> write_mobile(const std::filesystem::path& file, const World& world,
                          const Landscape& landscape, std::span<const RadioFlags> radio);

/// Census grid in the dialect of 2022: semicolons, EPSG:3035, middles of cells.
Result<void> write_census(const std::filesystem::path& file, std::span<const CensusSquare> squares);

/// School sites, one row per site and event.
Result<void> write_schools(const std::filesystem::path& file, std::span<const SchoolSite> sites);

/// Breitbandatlas, municipal shares of one date as printed: semicolons, no quotes.
Result<void> write_shares(const std::filesystem::path& file, const World& world,
                          const PrintedShares& shares);

/// demo.toml: which file is what, which of it is invented.
Result<void> write_project(const std::filesystem::path& file, const World& world);

} // namespace netzatlas::demo
