#pragma once

#include "ingest/raster_cells.hpp"
#include "terms/result.hpp"
#include "terms/source.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// Which reader a source goes through.
enum class Reader {
    regions,
    directory,
    fixed_cells,
    mobile_cells,
    census_grid,
    fixed_table,
    bba_workbook,
    mobile_workbook,
    mobile_land_classes,
    mobile_polygons,
    school_sites,
    school_shares,
    access_points,
    data_centres,
    rollout_areas,
    deficit_areas,
    land_use,
    network_lines,
    fibre_stages,
    household_totals,
    raster
};

std::string_view name_of(Reader reader);
Result<Reader> reader(std::string_view name);

/// How a build decides what the definitions leave open; published in the edition.
struct Settings {
    std::string assignment = "publisher_key"; ///< D3: publisher_key, household_split, area_split
    std::string null_means = "not_delivered"; ///< D13: not_delivered, zero
    double completeness = 0.99;               ///< D13
    std::int64_t small_count = 3;             ///< D17
    double persons_per_household = 2.0;       ///< D1
    /// Not set by a project but found out by the build: households of cells are persons divided by
    /// persons per household, so that counts of them are estimates (D1, D17).
    bool households_estimated = false;
};

std::map<std::string, std::string> texts_of(const Settings& settings);
/// The settings of an edition back. Errors: `bad_source` for a text that is none of ours.
Result<Settings> settings_of(const std::map<std::string, std::string>& texts);

/// What a raster's numbers mean.
struct RasterEntry {
    ingest::RasterMeaning meaning = ingest::RasterMeaning::share;
    double scale = 1;        ///< times the stored number: percent, networks, households
    std::optional<int> band; ///< from 1; empty: all
};

/// One `[[source]]`: a file, its reader, and what its manifest says of it.
struct SourceEntry {
    Reader reader = Reader::regions;
    std::filesystem::path file;  ///< resolved
    std::string file_name;       ///< as the project names it
    std::string layer;           ///< empty: the only one; raster: the name of its cells
    std::string level;           ///< regions: municipality, …
    std::string use;             ///< fixed_table: households, businesses, business_parks
    RasterEntry raster;          ///< reader raster only
    std::string fetch_url;       ///< of the manifest's [[files]]; empty: none is known
    std::string expected_sha256; ///< of the manifest's [[files]]; empty: not known
    Source source;               ///< sha256 still empty
};

/// One `[[accept]]`: a finding that may pass, and why; by its id, or all of a rule. Empty members
/// fit everything.
struct Accept {
    std::string rule;
    std::string file;
    std::string value;
    std::string reason;
    std::string id = {};
};

struct Project {
    std::string file_name; ///< without folders, for findings about the project itself
    std::string title;
    std::string state; ///< "15": its regions only; empty: every region of the sources
    bool demo = false;
    Settings settings;
    std::vector<SourceEntry> sources;
    std::vector<Accept> accepted;
};

struct ProjectPlaces {
    std::filesystem::path data;    ///< folder with sources/*.toml
    std::filesystem::path sources; ///< empty: the project file's own folder
};

/// Errors: `io`, or `bad_source` naming file, line, key and what is wrong with it.
Result<Project> read_project(const std::filesystem::path& file, const ProjectPlaces& places);

} // namespace netzatlas::edition
