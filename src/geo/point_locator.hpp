#pragma once

#include "geo/polygon.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

namespace netzatlas::geo {

/// Which of many shapes a point lies in; built once, asked often, safe from several threads.
///
/// A point on a shared border belongs to exactly one: the first shape in order that covers it.
class PointLocator {
public:
    explicit PointLocator(std::span<const MultiPolygon> shapes);
    PointLocator(PointLocator&&) noexcept;
    PointLocator& operator=(PointLocator&&) noexcept;
    ~PointLocator();

    std::optional<std::size_t> at(Point point) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace netzatlas::geo
