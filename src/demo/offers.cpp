#include "demo/offers.hpp"

#include <algorithm>

namespace netzatlas::demo {

const Quotas& quota(const Municipality& place, Technology technology) {
    switch (technology) {
    case hfc:
        return place.catv;
    case ftthb:
        return place.ftthb;
    case fttc:
        return place.dsl;
    default:
        return place.wired;
    }
}

void complete(Offer& offer, double part_of_buildings) {
    int beyond = 0; // what `sonst` must reach, never less than at a higher rate
    for (std::size_t rate = rate_count; rate-- > 0;) {
        const int fibre = offer[ftthb][rate];
        const int buildings = static_cast<int>(fibre * part_of_buildings);
        const int both = static_cast<int>(fibre * part_of_buildings / 8);
        offer[fttb][rate] = static_cast<std::uint16_t>(buildings);
        offer[ftth][rate] = static_cast<std::uint16_t>(fibre - buildings + both);
        const int known = fibre + offer[fttc][rate] + offer[hfc][rate];
        beyond = std::max(beyond, offer[alle][rate] - known);
        offer[sonst][rate] = static_cast<std::uint16_t>(beyond);
    }
}

} // namespace netzatlas::demo
