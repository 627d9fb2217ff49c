#include "ingest/record_ground.hpp"

#include "geo/topology.hpp"

#include <fmt/format.h>

namespace netzatlas::ingest {

namespace {

constexpr int ground_epsg = 25832;

geo::MultiPolygon valid(std::int64_t row, geo::MultiPolygon shape, FindingLog& findings) {
    const auto reason = geo::invalid_reason(shape);
    if (reason.empty()) {
        return shape;
    }
    auto repaired = geo::repaired(shape);
    findings.add({row, ""}, reason,
                 {.severity = repaired ? Severity::warning : Severity::error,
                  .rule = "invalid_ring",
                  .meaning = "the border crosses or touches itself",
                  .action = repaired ? "ring repaired" : "polygon ignored"});
    return repaired ? *std::move(repaired) : geo::MultiPolygon{};
}

template <class Shape>
Result<Shape> named(Result<Shape> shape, const geo::Record& record) {
    return shape ? std::move(shape)
                 : Result<Shape>{
                       fail(shape.error().code,
                            fmt::format("record {}: {}", record.number(), shape.error().message))};
}

} // namespace

Result<RecordGround> RecordGround::of(const geo::VectorLayer& layer) {
    RecordGround ground;
    if (layer.epsg() == ground_epsg) {
        return ground;
    }
    auto transform = geo::Transform::from_definition(layer.crs(), ground_epsg);
    if (!transform) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: {}", layer.file_name(), transform.error().message));
    }
    ground.transform_.emplace(*std::move(transform));
    return ground;
}

Result<geo::MultiPolygon> RecordGround::areas(const geo::Record& record,
                                              FindingLog& findings) const {
    auto shape = named(record.polygons(), record);
    if (!shape || shape->polygons.empty()) {
        return shape;
    }
    auto checked = valid(record.number(), *std::move(shape), findings);
    return transform_ ? named((*transform_)(checked), record) : checked;
}

Result<geo::MultiLine> RecordGround::lines(const geo::Record& record) const {
    auto shape = named(record.lines(), record);
    if (!shape || !transform_) {
        return shape;
    }
    for (auto& line : shape->lines) {
        if (auto moved = transform_->apply(line); !moved) {
            return fail(moved.error());
        }
    }
    return shape;
}

} // namespace netzatlas::ingest
