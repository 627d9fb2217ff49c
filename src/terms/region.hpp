#pragma once

#include "terms/date.hpp"
#include "terms/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas {

enum class RegionLevel { country, state, county, association, municipality };

/// `country`, `state`, `county`, `association`, `municipality`: the spelling in database and API.
std::string_view name_of(RegionLevel level);
Result<RegionLevel> region_level(std::string_view name);

/// The official key of a region as text, leading zeros kept (definitions.md D15).
///
/// 2 digits state, 5 county, 8 municipality (AGS), 9 association (ARS digits 1-9), `DE` country.
class RegionKey {
public:
    /// Errors: `bad_value` for any other length or a character that is no digit; a text of one
    /// digit less than a known length is reported as a lost leading zero.
    static Result<RegionKey> of(std::string_view text);
    /// AGS from a 12-digit ARS: digits 1-5 and 10-12.
    static Result<RegionKey> municipality_of_ars(std::string_view ars);

    const std::string& text() const { return text_; }
    RegionLevel level() const { return level_; }
    /// The key as a number: the feature id in tiles, unique within a level.
    std::int64_t feature_id() const;
    /// The first two digits. Empty for the country.
    std::string state() const;
    /// The first five digits; empty above the county.
    std::string county() const;

    auto operator<=>(const RegionKey& other) const { return text_ <=> other.text_; }
    bool operator==(const RegionKey& other) const { return text_ == other.text_; }

private:
    RegionKey(std::string text, RegionLevel level) : text_{std::move(text)}, level_{level} {}
    std::string text_;
    RegionLevel level_;
};

/// One administrative unit as the boundary file and the municipality directory describe it.
struct Region {
    RegionKey key;
    std::string ars;  ///< 12 digits (right-padded above the municipality)
    std::string name; ///< GEN: "Arneburg"
    std::string kind; ///< BEZ: "Stadt", "Landkreis", "Verbandsgemeinde"
    /// The Verbandsgemeinde a municipality belongs to; only where it is a member (ARS digit 6 = 5).
    std::optional<RegionKey> association;
    double area_m2 = 0;                     ///< of the polygons, EPSG:25832
    std::optional<double> official_area_m2; ///< of the directory; differs from generalised polygons
    std::optional<std::int64_t> population;
    std::string postcode; ///< of the seat; empty where not known
    std::optional<Date> boundary_date;

    bool operator==(const Region&) const = default;
};

} // namespace netzatlas
