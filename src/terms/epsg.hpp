#pragma once

/// Coordinate systems by their EPSG codes (definitions.md D13).
namespace netzatlas::epsg {

constexpr int lon_lat = 4326;
constexpr int utm32 = 25832; ///< the publishers' coverage cells and boundaries
constexpr int laea = 3035;   ///< the census grids

} // namespace netzatlas::epsg
