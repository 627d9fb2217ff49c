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

/// A mean and by how many cells of equal weight it would be as well supported: (Σw)² ÷ Σw² (Kish).
struct MunicipalMean {
    double value = 0;
    double cells = 0;
};

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
    /// NaN cells leave numerator and denominator (D13); empty where nothing is left.
    std::optional<MunicipalMean> mean(std::size_t municipality, std::span<const float> cells) const;

private:
    /// A cell and what it weighs in a municipality.
    struct Part {
        std::uint32_t cell = 0;
        double weight = 0;
    };
    /// Calls `visit(cell, weight)` for every cell of a municipality.
    template <class Visit>
    void each_cell(std::size_t municipality, const Visit& visit) const;
    Result<void> take_households(const std::filesystem::path& edition, const Grid& grid,
                                 const std::vector<float>& households);

    std::vector<std::string> keys_;
    coverage::Overlay overlay_;
    std::vector<float> households_;        ///< empty: by area
    std::vector<std::vector<Part>> parts_; ///< empty: by overlay
};

} // namespace netzatlas::edition
