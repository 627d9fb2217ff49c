#pragma once

#include "geo/polygon.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <memory>
#include <span>
#include <string>

namespace netzatlas::geo {

/// Coordinates of one system in another, x east / lon first, whatever the authority's axis order.
///
/// DHDN (EPSG:31466-31469) goes to ETRS89 through the BETA2007 grid shift; without the grid file
/// making one fails, because a plain projection change would be off by more than 100 m.
/// Not for use from two threads at once: copy one per thread (`clone`).
class Transform {
public:
    /// `from`, `to`: EPSG codes. Errors: `bad_source` for an unknown system or a missing grid file.
    static Result<Transform> between(int from_epsg, int to_epsg);
    /// `from` as WKT or "EPSG:…", as a geodata file declares it.
    static Result<Transform> from_definition(const std::string& from, int to_epsg);

    Transform(Transform&&) noexcept;
    Transform& operator=(Transform&&) noexcept;
    ~Transform();
    Transform clone() const;

    /// Errors: `bad_value` for a point outside the system's area or not finite.
    Result<Point> operator()(Point point) const;
    Result<MultiPolygon> operator()(const MultiPolygon& shape) const;
    /// In place, all or error.
    Result<void> apply(std::span<Point> points) const;

private:
    struct Impl;
    explicit Transform(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The EPSG code behind a WKT text, 0 when none fits.
int epsg_of(const std::string& wkt);

/// Whether a system counts in degrees, so that its cells differ in area.
bool in_degrees(int epsg);

} // namespace netzatlas::geo
