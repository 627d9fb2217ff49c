#pragma once

#include "terms/region.hpp"

#include <string>

namespace netzatlas {

/// A count and what it is a part of, as a publisher delivers both per municipality: numerators and
/// denominators add up to higher levels, shares do not (D1).
struct MunicipalCount {
    RegionKey municipality;
    std::string layer; ///< "fibre_passed"
    double amount = 0;
    double of = 0; ///< the denominator: households

    bool operator==(const MunicipalCount&) const = default;
};

} // namespace netzatlas
