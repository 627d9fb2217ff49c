#pragma once

#include "store/edition_content.hpp"
#include "store/grids.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::store {

/// Writes `netzatlas.sqlite` (SpatiaLite, opens in QGIS): same content, same bytes.
Result<void> write_database(const std::filesystem::path& file, const EditionContent& content);
/// The content back; what was written is what is read.
Result<EditionContent> read_database(const std::filesystem::path& file);

/// What lies at a point: the cell of each grid and the regions around it.
struct CellAnswer {
    std::string grid;    ///< "fixed", "mobile"
    std::string cell_id; ///< "100mN52682E3982"
    std::vector<std::pair<std::string, std::optional<double>>>
        layers; ///< raw layer values; empty: not delivered
};

struct PointAnswer {
    GridPoint point;                          ///< EPSG:25832
    std::vector<const StoredRegion*> regions; ///< municipality, association, county, state
    std::vector<CellAnswer> cells;
};

/// An opened edition: immutable, safe from every thread, kept by shared_ptr while requests use it.
class Edition {
public:
    /// Opens `<folder>/netzatlas.sqlite`, manifest and grids. Errors: `not_found`, `bad_source`.
    static Result<std::shared_ptr<const Edition>> open(const std::filesystem::path& folder);
    /// An edition in the making: `content` and the files written so far, no id and no manifest.
    static Result<std::shared_ptr<const Edition>> unpublished(const std::filesystem::path& folder,
                                                              EditionContent content);
    ~Edition();
    Edition(const Edition&) = delete;
    Edition& operator=(const Edition&) = delete;

    const std::string& id() const; ///< the folder's name: "2021-06-30-3f9c21d0"
    const std::filesystem::path& folder() const;
    const EditionContent& content() const;
    const std::string& manifest() const; ///< manifest.json as written

    const StoredRegion* region(std::string_view key) const;
    const Indicator* indicator(std::string_view id) const;
    const Source* source(std::string_view id) const;
    /// Regions below: counties of a state, municipalities of a county or association.
    std::vector<const StoredRegion*> members(std::string_view key, RegionLevel level) const;
    /// All rows of one region and indicator, by date then origin; empty when there are none.
    std::vector<const StoredValue*> values(std::string_view region,
                                           std::string_view indicator) const;
    /// Newest row; of the same date a computed one goes before a published one, an estimated one
    /// last.
    const StoredValue* newest(std::string_view region, std::string_view indicator) const;
    /// Newest row per region of a level for one indicator, in key order.
    std::vector<const StoredValue*> newest_of_level(std::string_view indicator,
                                                    RegionLevel level) const;
    /// The row of a reference date that speaks first, ranked as by `newest`; none of that day:
    /// nullptr. Without a day: `newest`.
    const StoredValue* value_on(std::string_view region, std::string_view indicator,
                                std::optional<Date> day) const;
    /// `value_on` per region of a level, in key order; regions without a row are left out.
    std::vector<const StoredValue*> of_level_on(std::string_view indicator, RegionLevel level,
                                                std::optional<Date> day) const;
    /// Reference dates at which any region has a row of the indicator, oldest first.
    std::vector<Date> dates_of(std::string_view indicator) const;
    const GoalResult* goal_result(std::string_view goal, std::string_view region) const;
    std::vector<const SchoolSite*> schools(std::string_view region) const;

    /// Point sites of a theme ("access_points") in a region, by id.
    std::vector<const PointSite*> sites(std::string_view region, std::string_view theme) const;

    /// The day of the cells that tiles draw: of a grid ("fixed", "mobile") with this layer
    /// ("down_fn_hh_alle_1000", "5g_dt"). Empty: no tile has it, regions are all there is to show.
    std::optional<Date> cells_day(std::string_view grid, std::string_view layer) const;

    /// Errors: `bad_value` for coordinates outside the earth; outside all regions: an empty list.
    Result<PointAnswer> at(LonLat place) const;

private:
    struct Impl;
    explicit Edition(std::unique_ptr<Impl> impl);
    static Result<std::shared_ptr<const Edition>> with_ground(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The cell layers of one grid that is small enough for memory.
struct GridLayers {
    std::string name; ///< "fixed", "mobile"
    Grid grid;
    struct Layer {
        std::string name;  ///< "down_fn_hh_alle_1000", "5g_dt", "households"
        std::string scale; ///< "share" (1/100 %), "count", "flags", "weight" (1/10 household)
        std::vector<std::uint16_t> values; ///< grid.size(), 65535 not delivered
        std::vector<float> reals{};        ///< instead of `values`
    };
    std::vector<Layer> layers;
};

/// One GeoTIFF per grid: `<folder>/grids/<name>.tif`, one band per layer, names as band
/// descriptions.
Result<void> write_grid(const std::filesystem::path& folder, const GridLayers& layers,
                        std::optional<Date> date = std::nullopt);

} // namespace netzatlas::store
