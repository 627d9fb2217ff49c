#pragma once

#include "geo/vector_file.hpp"
#include "terms/region.hpp"
#include "terms/result.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace netzatlas::ingest {

constexpr std::size_t ars_digits = 12;

/// Where the columns of a boundary file stand, whatever they were called in its year.
struct RegionColumns {
    int geofactor = 0;             ///< GF
    int ars = 0;                   ///< ARS; RS until 2018
    std::optional<int> ags;        ///< AGS
    int name = 0;                  ///< GEN
    int kind = 0;                  ///< BEZ; DES before 2012
    std::optional<int> population; ///< EWZ, only in VG250-EW
    std::optional<int> area_km2;   ///< KFL, only in VG250-EW
};

/// Errors: `bad_source` naming the missing column and those there are.
Result<RegionColumns> region_columns(const geo::VectorLayer& layer);

/// What a boundary record calls itself on one level: the column and the characters.
struct NamedKey {
    std::string column;
    std::string text;
};

/// AGS; on the level of associations, or without that column, ARS.
NamedKey named_key(const geo::Record& record, const RegionColumns& columns, RegionLevel level);

/// Why a key is none of a level.
struct KeyTrouble {
    std::string rule; ///< "key_without_leading_zero", "bad_key"
    std::string meaning;
};

tl::expected<RegionKey, KeyTrouble> key_of(const NamedKey& named, RegionLevel level);

/// Whether a regional key (ARS) names the same region; on higher levels it may be padded.
bool ars_fits(const std::string& ars, const RegionKey& key);

} // namespace netzatlas::ingest
