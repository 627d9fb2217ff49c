#include "geo/point_locator.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace netzatlas::geo {

namespace {

/// Lower end first, so that both neighbours of a border calculate the same side of it.
struct Edge {
    Point low;
    Point high;
};

enum class Side { outside, border, inside };

int floor_index(double offset, double step, std::size_t count) {
    const double index = step > 0 ? std::floor(offset / step) : 0;
    return static_cast<int>(std::clamp(index, 0.0, static_cast<double>(count - 1)));
}

/// Edges of one shape in horizontal bands: a question looks at one band only.
class BandedShape {
public:
    explicit BandedShape(const MultiPolygon& shape) : box_{bounds(shape)} {
        for (const auto& polygon : shape.polygons) {
            for (const auto& ring : polygon.rings) {
                add_ring(ring);
            }
        }
        sort_into_bands();
    }

    const Box& box() const { return box_; }
    bool empty() const { return edges_.empty(); }

    Side side(Point point) const {
        if (!(point.x >= box_.west && point.x <= box_.east && point.y >= box_.south &&
              point.y <= box_.north)) {
            return Side::outside;
        }
        const auto band = static_cast<std::size_t>(band_of(point.y));
        bool inside = false;
        for (auto i = starts_[band]; i < starts_[band + 1]; ++i) {
            const auto& edge = edges_[members_[i]];
            switch (crossing(edge, point)) {
            case Side::border:
                return Side::border;
            case Side::inside:
                inside = !inside;
                break;
            case Side::outside:
                break;
            }
        }
        return inside ? Side::inside : Side::outside;
    }

private:
    void add_ring(const Ring& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const bool up = ring[i].y < ring[i + 1].y ||
                            (ring[i].y == ring[i + 1].y && ring[i].x < ring[i + 1].x);
            edges_.push_back(up ? Edge{ring[i], ring[i + 1]} : Edge{ring[i + 1], ring[i]});
        }
    }

    int band_of(double y) const { return floor_index(y - box_.south, step_, starts_.size() - 1); }

    void sort_into_bands() {
        const std::size_t bands = std::max<std::size_t>(1, edges_.size() / 4);
        starts_.assign(bands + 1, 0);
        step_ = (box_.north - box_.south) / static_cast<double>(bands);
        for (const auto& edge : edges_) {
            for (int band = band_of(edge.low.y); band <= band_of(edge.high.y); ++band) {
                ++starts_[static_cast<std::size_t>(band) + 1];
            }
        }
        for (std::size_t band = 1; band <= bands; ++band) {
            starts_[band] += starts_[band - 1];
        }
        members_.resize(starts_.back());
        auto next = starts_;
        for (std::uint32_t i = 0; i < edges_.size(); ++i) {
            for (int band = band_of(edges_[i].low.y); band <= band_of(edges_[i].high.y); ++band) {
                members_[next[static_cast<std::size_t>(band)]++] = i;
            }
        }
    }

    /// `inside`: a ray to the east crosses the edge. `border`: the point lies on it.
    static Side crossing(const Edge& edge, Point point) {
        if (point.y < edge.low.y || point.y > edge.high.y) {
            return Side::outside;
        }
        if (edge.low.y == edge.high.y) {
            return point.x >= edge.low.x && point.x <= edge.high.x ? Side::border : Side::outside;
        }
        const double left = (edge.high.x - edge.low.x) * (point.y - edge.low.y) -
                            (point.x - edge.low.x) * (edge.high.y - edge.low.y);
        if (left == 0) {
            return Side::border;
        }
        return left > 0 && point.y < edge.high.y ? Side::inside : Side::outside;
    }

    Box box_;
    double step_ = 0;
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> members_;
};

} // namespace

/// A coarse grid over all shapes; each of its squares lists the shapes whose box touches it.
struct PointLocator::Impl {
    std::vector<BandedShape> shapes;
    Box box;
    std::size_t side = 1;
    std::vector<std::vector<std::uint32_t>> squares;

    explicit Impl(std::span<const MultiPolygon> given) {
        shapes.reserve(given.size());
        for (const auto& shape : given) {
            shapes.emplace_back(shape);
        }
        measure();
        fill_squares();
    }

    void measure() {
        bool first = true;
        for (const auto& shape : shapes) {
            if (shape.empty()) {
                continue;
            }
            const auto& b = shape.box();
            box = first ? b
                        : Box{std::min(box.west, b.west), std::min(box.south, b.south),
                              std::max(box.east, b.east), std::max(box.north, b.north)};
            first = false;
        }
        side = static_cast<std::size_t>(2 * std::sqrt(static_cast<double>(shapes.size()))) + 1;
    }

    int column(double x) const {
        return floor_index(x - box.west, (box.east - box.west) / static_cast<double>(side), side);
    }
    int row(double y) const {
        return floor_index(y - box.south, (box.north - box.south) / static_cast<double>(side),
                           side);
    }
    std::size_t square(int at_row, int at_column) const {
        return static_cast<std::size_t>(at_row) * side + static_cast<std::size_t>(at_column);
    }

    void fill_squares() {
        squares.resize(side * side);
        for (std::uint32_t i = 0; i < shapes.size(); ++i) {
            if (shapes[i].empty()) {
                continue;
            }
            const auto& b = shapes[i].box();
            for (int r = row(b.south); r <= row(b.north); ++r) {
                for (int c = column(b.west); c <= column(b.east); ++c) {
                    squares[square(r, c)].push_back(i);
                }
            }
        }
    }
};

PointLocator::PointLocator(std::span<const MultiPolygon> shapes)
    : impl_{std::make_unique<Impl>(shapes)} {}
PointLocator::PointLocator(PointLocator&&) noexcept = default;
PointLocator& PointLocator::operator=(PointLocator&&) noexcept = default;
PointLocator::~PointLocator() = default;

std::optional<std::size_t> PointLocator::at(Point point) const {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
        return std::nullopt;
    }
    for (const auto i :
         impl_->squares[impl_->square(impl_->row(point.y), impl_->column(point.x))]) {
        if (impl_->shapes[i].side(point) != Side::outside) {
            return i;
        }
    }
    return std::nullopt;
}

} // namespace netzatlas::geo
