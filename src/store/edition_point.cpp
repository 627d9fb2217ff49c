#include "store/edition_ground.hpp"

#include "terms/epsg.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::store {

namespace {

Result<CellAnswer> answer_of(const std::string& name, const geo::RasterFile& raster,
                             CellPosition cell) {
    const auto values = raster.at(cell);
    if (!values) {
        return fail(values.error());
    }
    const auto& grid = raster.grid();
    CellAnswer answer{name, CellId{grid.epsg, grid.cell_size, grid.corner(cell)}.text(), {}};
    for (std::size_t band = 0; band < values->size(); ++band) {
        const double value = (*values)[band];
        answer.layers.emplace_back(raster.band_names()[band],
                                   std::isnan(value) ? std::nullopt : std::optional{value});
    }
    return answer;
}

} // namespace

Result<std::unique_ptr<EditionGround>>
EditionGround::open(const std::filesystem::path& folder, const std::vector<StoredRegion>& regions) {
    auto transform = geo::Transform::between(4326, epsg::utm32);
    if (!transform) {
        return fail(transform.error());
    }
    std::unique_ptr<EditionGround> ground{new EditionGround{std::move(*transform)}};
    for (const auto level : {RegionLevel::municipality, RegionLevel::association,
                             RegionLevel::county, RegionLevel::state}) {
        ground->add_level(level, regions);
    }
    if (auto opened = ground->open_grids(folder / "grids"); !opened) {
        return fail(opened.error());
    }
    return ground;
}

void EditionGround::add_level(RegionLevel level, const std::vector<StoredRegion>& regions) {
    std::vector<geo::MultiPolygon> shapes;
    std::vector<const StoredRegion*> members;
    for (const auto& stored : regions) {
        if (stored.region.key.level() == level) {
            shapes.push_back(stored.ground);
            members.push_back(&stored);
        }
    }
    levels_.push_back({geo::PointLocator{shapes}, std::move(members)});
}

Result<void> EditionGround::open_grids(const std::filesystem::path& folder) {
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator{folder, missing}) {
        if (entry.path().extension() != ".tif" || entry.path().stem() == weights_grid) {
            continue;
        }
        auto raster = geo::RasterFile::open(entry.path());
        if (!raster) {
            return fail(raster.error());
        }
        grids_.emplace(entry.path().stem().string(), std::move(*raster));
    }
    return {};
}

Result<geo::Point> EditionGround::projected(LonLat place) const {
    const bool on_earth = std::abs(place.lon) <= 180 && std::abs(place.lat) <= 90;
    if (!on_earth) {
        return fail(ErrorCode::bad_value,
                    fmt::format("lon {} lat {} is not on earth", place.lon, place.lat));
    }
    const std::lock_guard lock{transform_guard_};
    return to_utm_(geo::Point{place.lon, place.lat});
}

Result<PointAnswer> EditionGround::at(LonLat place) const {
    const auto point = projected(place);
    if (!point) {
        return fail(point.error());
    }
    PointAnswer answer{{point->x, point->y}, {}, {}};
    for (const auto& level : levels_) {
        if (const auto index = level.locator.at(*point)) {
            answer.regions.push_back(level.regions[*index]);
        }
    }
    for (const auto& [name, raster] : grids_) {
        const auto cell = raster.grid().cell_at(answer.point);
        if (!cell) {
            continue;
        }
        auto cell_answer = answer_of(name, raster, *cell);
        if (!cell_answer) {
            return fail(cell_answer.error());
        }
        answer.cells.push_back(std::move(*cell_answer));
    }
    return answer;
}

} // namespace netzatlas::store
