#pragma once

#include "geo/polygon.hpp"
#include "terms/result.hpp"

#include <memory>

namespace netzatlas::geo {

/// A shape that is cut with many small ones: GEOS takes and mends it once.
class CutGround {
public:
    /// Errors: `bad_geometry` for a shape GEOS cannot take.
    static Result<CutGround> of(const MultiPolygon& shape);
    CutGround(CutGround&&) noexcept;
    CutGround& operator=(CutGround&&) noexcept;
    ~CutGround();

    /// The common ground; empty where they only touch. Errors: `bad_geometry`.
    Result<MultiPolygon> within(const MultiPolygon& small) const;

private:
    struct Shape;
    explicit CutGround(std::unique_ptr<Shape> shape);
    std::unique_ptr<Shape> shape_;
};

} // namespace netzatlas::geo
