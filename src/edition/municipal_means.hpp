#pragma once

#include "coverage/overlay.hpp"
#include "store/edition_content.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// Means of cells over municipalities, to hold what tiles show against the edition's figures.
class MunicipalMeans {
public:
    /// `by_households`: cells weigh by `grids/weights.tif`, whole cells to the municipality they
    /// count in where that is laid down (D3); else by area. Empty where the edition holds no such
    /// weights.
    static Result<std::optional<MunicipalMeans>> of(const std::filesystem::path& edition,
                                                    const store::EditionContent& content,
                                                    const Grid& grid, bool by_households);

    std::size_t count() const { return keys_.size(); }
    const std::string& key(std::size_t municipality) const { return keys_[municipality]; }
    /// Squares that a municipality shares with others weigh the more the smaller it is: 1 from
    /// 25 km² on, below growing with the border's length per area.
    double border_factor(std::size_t municipality) const { return border_factors_[municipality]; }
    /// NaN cells leave numerator and denominator (D13); empty where nothing is left.
    std::optional<double> mean(std::size_t municipality, std::span<const float> cells) const;

private:
    /// A cell and what it weighs in a municipality.
    struct Part {
        std::uint32_t cell = 0;
        double weight = 0;
    };
    Result<void> take_households(const std::filesystem::path& edition, const Grid& grid,
                                 const std::vector<float>& households);

    std::vector<std::string> keys_;
    std::vector<double> border_factors_;
    coverage::Overlay overlay_;
    std::vector<float> households_;        ///< empty: by area
    std::vector<std::vector<Part>> parts_; ///< empty: by overlay
};

} // namespace netzatlas::edition
