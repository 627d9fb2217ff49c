#pragma once

#include "geo/polygon.hpp"
#include "terms/finding.hpp"
#include "terms/region.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// A region with its ground in EPSG:25832.
struct RegionShape {
    Region region;
    geo::MultiPolygon ground;
};

struct RegionSet {
    std::vector<RegionShape> regions; ///< sorted by key
    std::vector<Finding> findings;
};

struct RegionOptions {
    RegionLevel level = RegionLevel::municipality;
    std::string layer; ///< empty: the only one
    std::string state; ///< "15": only keys that begin so; empty: all
    std::optional<Date> boundary_date;
};

/// Reads VG250 or VG5000, any format and system GDAL reads, to EPSG:25832.
///
/// Land only: GF = 4, or GF = 9 where the file speaks the VG5000 code (sources.md 1). Several
/// records of a key become one region, if they agree in name and lie side by side; else the key is
/// duplicate. Association level: records whose sixth ARS digit is not 5 are no associations and
/// left out (D15). An invalid ring is a finding and repaired; keys without their leading zero,
/// duplicate or malformed keys are findings of severity error and their records left out.
/// Older column names (RS, DES) are understood; EWZ and KFL are read where the file has them.
/// Errors: `bad_source` for a missing column, an unknown, missing or wrong coordinate system, no
/// records.
Result<RegionSet> read_regions(const std::filesystem::path& file, const RegionOptions& options);

/// One municipality, association, county or state of the Destatis directory GV100AD.
struct DirectoryEntry {
    RegionKey key;
    std::string ars;
    std::string name;
    std::optional<double> area_m2;
    std::optional<std::int64_t> population; ///< municipalities only, like the area
    std::string postcode;
};

struct Directory {
    std::vector<DirectoryEntry> entries;
    std::vector<Finding> findings;
};

/// Reads GV100AD (fixed width in characters, not bytes; plain or .gz). `state` as in RegionOptions.
/// Errors: `bad_source` when the file is empty, not UTF-8, or no line has a known record type.
Result<Directory> read_directory(const std::filesystem::path& file, const std::string& state);
/// The same from text in memory; `name` stands in messages and findings.
Result<Directory> directory_of(std::string_view text, const std::string& name,
                               const std::string& state);

} // namespace netzatlas::ingest
