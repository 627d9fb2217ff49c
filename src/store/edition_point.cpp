#include "store/edition_ground.hpp"

#include "terms/epsg.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::store {

namespace {

Result<CellAnswer> answer_of(const GridFile& file, CellPosition cell) {
    const auto values = file.at(cell);
    if (!values) {
        return fail(values.error());
    }
    const auto& grid = file.info().grid;
    CellAnswer answer{
        file.info().name, CellId{grid.epsg, grid.cell_size, grid.corner(cell)}.text(), {}};
    for (std::size_t band = 0; band < values->size(); ++band) {
        const double value = (*values)[band];
        answer.layers.emplace_back(file.info().layers[band].name,
                                   std::isnan(value) ? std::nullopt : std::optional{value});
    }
    return answer;
}

} // namespace

Result<std::unique_ptr<EditionGround>>
EditionGround::open(const std::filesystem::path& folder, const std::vector<StoredRegion>& regions) {
    auto transform = geo::Transform::between(epsg::lon_lat, epsg::utm32);
    if (!transform) {
        return fail(transform.error());
    }
    std::unique_ptr<EditionGround> ground{new EditionGround{std::move(*transform)}};
    for (const auto level : {RegionLevel::municipality, RegionLevel::association,
                             RegionLevel::county, RegionLevel::state}) {
        ground->add_level(level, regions);
    }
    if (auto opened = ground->open_grids(folder); !opened) {
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
    auto files = grids_in(folder);
    if (!files) {
        return fail(files.error());
    }
    std::map<std::string, std::optional<Date>> newest;
    for (const auto& file : *files) {
        auto& date = newest.try_emplace(file.info().theme, file.info().date).first->second;
        date = std::max(date, file.info().date);
    }
    for (auto& file : *files) {
        const auto& info = file.info();
        if (info.theme == weights_grid || info.date != newest[info.theme]) {
            continue;
        }
        if (info.grid.epsg != epsg::utm32 && !from_utm_.contains(info.grid.epsg)) {
            auto transform = geo::Transform::between(epsg::utm32, info.grid.epsg);
            if (!transform) {
                return fail(transform.error());
            }
            from_utm_.emplace(info.grid.epsg, std::move(*transform));
        }
        grids_.push_back(std::move(file));
    }
    return {};
}

Result<GridPoint> EditionGround::in_system(int epsg, GridPoint point) const {
    if (epsg == epsg::utm32) {
        return point;
    }
    const std::lock_guard lock{transform_guard_};
    const auto moved = from_utm_.at(epsg)(geo::Point{point.east, point.north});
    return moved ? Result<GridPoint>{GridPoint{moved->x, moved->y}} : fail(moved.error());
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

std::optional<Date> EditionGround::cells_day(std::string_view grid, std::string_view layer) const {
    const auto found = std::find_if(grids_.begin(), grids_.end(), [&](const GridFile& file) {
        return file.info().name == grid && file.info().layer(layer);
    });
    return found == grids_.end() ? std::nullopt : found->info().date;
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
    for (const auto& file : grids_) {
        const auto place_there = in_system(file.info().grid.epsg, answer.point);
        if (!place_there) {
            return fail(place_there.error());
        }
        const auto cell = file.info().grid.cell_at(*place_there);
        if (!cell) {
            continue;
        }
        auto cell_answer = answer_of(file, *cell);
        if (!cell_answer) {
            return fail(cell_answer.error());
        }
        answer.cells.push_back(std::move(*cell_answer));
    }
    return answer;
}

} // namespace netzatlas::store
