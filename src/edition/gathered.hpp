#pragma once

#include "edition/project.hpp"
#include "ingest/cells.hpp"
#include "ingest/mobile_polygons.hpp"
#include "ingest/places.hpp"
#include "ingest/raster_cells.hpp"
#include "ingest/regions.hpp"
#include "ingest/sites.hpp"
#include "ingest/tables.hpp"
#include "terms/finding.hpp"
#include "terms/site.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// A thing read from a source, and which source it was.
template <class Thing>
struct From {
    Source source;
    Thing thing;
};

/// A published table and what the project says of it.
struct TableFrom {
    Source source;
    Reader reader = Reader::fixed_table;
    std::string use; ///< households, businesses, business_parks
    ingest::PublishedTable table;
};

/// Everything the sources of a project hold, read and checked, not yet put together.
struct Gathered {
    std::vector<Source> sources; ///< in the project's order, with their hashes
    std::map<RegionLevel, From<std::vector<ingest::RegionShape>>> regions;
    std::optional<From<std::vector<ingest::DirectoryEntry>>> directory;
    std::vector<From<ingest::CellTable>> fixed;  ///< one per reference date
    std::vector<From<ingest::CellTable>> mobile; ///< one per reference date
    std::vector<From<ingest::RasterCells>> rasters;
    std::optional<From<ingest::CensusTable>> census;
    std::optional<From<std::vector<SchoolSite>>> schools;
    std::optional<From<ingest::OperatorCountAreas>> areas;
    std::vector<From<std::vector<PointSite>>> sites;
    std::vector<From<std::vector<ingest::AreaShape>>> programme_areas;
    std::vector<From<std::vector<ingest::LandShape>>> land;
    std::optional<From<std::vector<MunicipalCount>>> fibre_stages;
    std::optional<From<std::vector<MunicipalCount>>> household_totals;
    std::vector<TableFrom> tables;
    std::vector<Finding> findings;
};

/// Reads one source. Errors: those of its reader.
Result<Gathered> gather_source(const SourceEntry& entry, const Project& project);

/// Reads all sources, two at a time, and puts them together in the project's order.
/// Errors: those of the readers; `bad_source` when two sources claim the same place.
Result<Gathered> gather(const Project& project,
                        const std::function<void(const std::string& file)>& read);

} // namespace netzatlas::edition
