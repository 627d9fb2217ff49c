#pragma once

#include "store/edition.hpp"
#include "terms/indicator.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// Grids of the newest day that figures of places and land look into as a whole.
struct PlaceGrids {
    std::optional<store::GridLayers> mobile; ///< layers that shares of land ask for
    std::optional<Date> mobile_date;
    std::string mobile_source;
    std::optional<store::GridLayers> weights;
};

/// Reads what the content needs, and nothing where it has no areas, counts or land.
Result<PlaceGrids> place_grids(const std::filesystem::path& folder,
                               const std::vector<Indicator>& indicators,
                               const store::EditionContent& content);

} // namespace netzatlas::edition
