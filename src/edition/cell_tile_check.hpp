#pragma once

#include "edition/cell_truth.hpp"
#include "edition/municipal_means.hpp"
#include "edition/tile_check.hpp"
#include "geo/transform.hpp"
#include "store/edition_content.hpp"
#include "tiles/read_squares.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

namespace netzatlas::edition {

/// A tileset of cells against the grid it was made of.
///
/// Every tile's polygons are read back as squares of the grid. Then per zoom: every delivered
/// square is there, no other is, tiles agree where they overlap, each field is what `CellTruth`
/// says; and the mean over each municipality is its published figure: within 0.1 points at the
/// native zooms, within the declared aggregation error below.
class CellTileCheck : public TileCheck {
public:
    /// Errors: those of the edition's grids.
    static Result<std::unique_ptr<CellTileCheck>> of(const std::filesystem::path& edition,
                                                     const std::string& tileset,
                                                     const store::EditionContent& content);

    void begin(int zoom, const std::vector<TileId>& tiles) override;
    void look(std::size_t place, const std::vector<tiles::DecodedLayer>& layers,
              std::vector<std::string>& faults) override;
    void end(std::vector<std::string>& faults) override;
    std::vector<std::string> remarks() const override { return remarks_; }

private:
    using Numbers = std::vector<float>; ///< one per field, NaN: absent
    struct Span {
        int row = 0;
        int first = 0;
        int last = 0;
        std::uint32_t numbers = 0; ///< place in the tile's
    };
    struct Tile {
        TileId id;
        std::vector<Span> spans;
        std::vector<Numbers> numbers;
    };

    CellTileCheck(CellTruth truth, geo::Transform to_grid, const nlohmann::ordered_json& declared)
        : truth_{std::move(truth)}, to_grid_{std::move(to_grid)}, declared_{declared} {}

    void take_figures(const store::EditionContent& content);
    void lay(const Tile& tile, std::vector<std::string>& faults);
    void compare_field(std::size_t field, std::vector<std::string>& faults) const;
    double border_factor(double cells) const;
    void compare_totals(std::vector<std::string>& faults);
    Numbers column(std::size_t field) const;
    std::optional<Numbers> cells_of(const std::string& total) const;
    std::string place_of(std::size_t square) const;

    CellTruth truth_;
    geo::Transform to_grid_;
    const nlohmann::ordered_json& declared_;
    std::optional<MunicipalMeans> means_;
    /// By field of totals: the published share per municipality, NaN where there is none.
    std::map<std::string, std::vector<double>> figures_;
    std::vector<std::string> remarks_;

    int zoom_ = 0;
    double side_ = 0;
    Grid squares_;
    std::vector<std::string> fields_;
    std::vector<Tile> tiles_;
    std::vector<std::uint32_t> labels_; ///< per square: place in `numbers_` + 1
    std::vector<Numbers> numbers_;
    std::map<Numbers, std::uint32_t> known_;
};

} // namespace netzatlas::edition
