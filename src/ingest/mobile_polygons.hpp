#pragma once

#include "geo/polygon.hpp"
#include "terms/finding.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::ingest {

/// Ground on which `operators` of Telekom, Vodafone, Telefónica offer 4G or 5G (sources.md 3.2).
struct OperatorCountArea {
    int operators = 0;        ///< mobilesBB_AnzahlMNB
    std::string state;        ///< BL, two digits
    geo::MultiPolygon ground; ///< EPSG:25832
};

struct OperatorCountAreas {
    std::vector<OperatorCountArea> areas;
    std::vector<Finding> findings;
};

Result<OperatorCountAreas> read_mobile_polygons(const std::filesystem::path& file,
                                                const std::string& state);

} // namespace netzatlas::ingest
