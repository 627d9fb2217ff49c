#include "ingest/record_place.hpp"

#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"

#include <fmt/format.h>

namespace netzatlas::ingest {

namespace {

constexpr int lon_lat_epsg = 4326;
constexpr int metres_epsg = 25832;

bool in_germany(LonLat place) {
    return place.lon > 5.5 && place.lon < 15.5 && place.lat > 47.0 && place.lat < 55.5;
}

/// Both columns of a pair, or neither.
Result<bool> has_pair(const geo::VectorLayer& layer, std::string_view x, std::string_view y) {
    const bool has_x = find_column(layer, {x}).has_value();
    if (has_x != find_column(layer, {y}).has_value()) {
        return fail(
            ErrorCode::bad_source,
            fmt::format("{}: has only one of the columns '{}' and '{}'", layer.file_name(), x, y));
    }
    return has_x;
}

} // namespace

Result<RecordPlace> RecordPlace::of(const geo::VectorLayer& layer) {
    RecordPlace place;
    const auto degrees = has_pair(layer, "lon", "lat");
    const auto metres = has_pair(layer, "east", "north");
    if (!degrees || !metres) {
        return fail(degrees ? metres.error() : degrees.error());
    }
    if (*degrees) {
        place.columns_ = {*find_column(layer, {"lon"}), *find_column(layer, {"lat"}), "lon, lat"};
        return place;
    }
    if (*metres) {
        place.columns_ = {*find_column(layer, {"east"}), *find_column(layer, {"north"}),
                          "east, north"};
    } else if (layer.crs().empty()) {
        return place;
    }
    auto transform = *metres ? geo::Transform::between(metres_epsg, lon_lat_epsg)
                             : geo::Transform::from_definition(layer.crs(), lon_lat_epsg);
    if (!transform) {
        return fail(transform.error());
    }
    place.to_lon_lat_.emplace(*std::move(transform));
    return place;
}

std::optional<geo::Point> RecordPlace::from_columns(const geo::Record& record,
                                                    FindingLog& findings) {
    const auto x_text = text_of(record, columns_->x);
    const auto y_text = text_of(record, columns_->y);
    if (x_text.empty() && y_text.empty()) {
        return std::nullopt;
    }
    const Place place{record.number(), columns_->names};
    const auto x = signs_.number(place, x_text);
    const auto y = signs_.number(place, y_text);
    if (!x || !y) {
        findings.add(place, x_text + ", " + y_text,
                     {.severity = Severity::error,
                      .rule = "malformed_number",
                      .meaning = "two coordinates are expected here",
                      .action = "site kept without a place"});
        return std::nullopt;
    }
    return geo::Point{*x, *y};
}

std::optional<LonLat> RecordPlace::operator()(const geo::Record& record, FindingLog& findings) {
    const auto point = columns_ ? from_columns(record, findings) : record.point();
    if (!point || (!columns_ && !to_lon_lat_)) {
        return std::nullopt;
    }
    const auto turned = to_lon_lat_ ? (*to_lon_lat_)(*point) : Result<geo::Point>{*point};
    const LonLat place = turned ? LonLat{turned->x, turned->y} : LonLat{point->x, point->y};
    if (turned && in_germany(place)) {
        return place;
    }
    findings.add({record.number(), columns_ ? columns_->names : "lon, lat"},
                 fmt::format("{}, {}", point->x, point->y),
                 {.severity = Severity::error,
                  .rule = "place_outside",
                  .meaning = "not in Germany; lon and lat exchanged, or metres instead of degrees?",
                  .action = "site kept without a place"});
    return std::nullopt;
}

} // namespace netzatlas::ingest
