#include "demo/chance.hpp"

#include <cmath>

namespace netzatlas::demo {

namespace {

double smooth(double part) {
    return part * part * (3.0 - 2.0 * part);
}

double blend(double from, double to, double part) {
    return from + (to - from) * part;
}

double centred(const Surface& surface, geo::Point place, double reach_m) {
    return (surface.at(place) - 0.5) * 2.0 * reach_m;
}

} // namespace

double Surface::at(geo::Point place) const {
    // turned by 3-4-5, so that bumps do not line up with the cells
    const double x = (0.8 * place.x - 0.6 * place.y) / wavelength_;
    const double y = (0.6 * place.x + 0.8 * place.y) / wavelength_;
    const double column = std::floor(x);
    const double row = std::floor(y);
    const auto knot = [&](int right, int up) {
        return unit_of(mixed(seed_,
                             static_cast<std::uint64_t>(static_cast<std::int64_t>(column) + right),
                             static_cast<std::uint64_t>(static_cast<std::int64_t>(row) + up)));
    };
    const double across = smooth(x - column);
    const double along = smooth(y - row);
    return blend(blend(knot(0, 0), knot(1, 0), across), blend(knot(0, 1), knot(1, 1), across),
                 along);
}

geo::Point Warp::operator()(geo::Point place) const {
    return {place.x + centred(wide_east_, place, 1100) + centred(near_east_, place, 650) +
                centred(fine_east_, place, 240),
            place.y + centred(wide_north_, place, 1100) + centred(near_north_, place, 650) +
                centred(fine_north_, place, 240)};
}

} // namespace netzatlas::demo
