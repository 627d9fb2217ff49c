#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"
#include "ingest/places.hpp"
#include "ingest/record_ground.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::ingest {

namespace {

constexpr std::array<std::string_view, 10> known_classes{
    "settlement",   "business",     "farmland",   "forest",      "water",
    "road_highway", "road_federal", "road_state", "road_county", "rail"};

} // namespace

Result<LandUse> read_land_use(const std::filesystem::path& file, const PlaceOptions& options) {
    const auto layer = geo::VectorLayer::open(file, {options.layer});
    if (!layer) {
        return fail(layer.error());
    }
    const auto column = need_column(*layer, {"class", "klasse"});
    const auto ground = RecordGround::of(*layer);
    if (!column || !ground) {
        return fail(column ? ground.error() : column.error());
    }
    LandUse use;
    FindingLog log{layer->file_name()};
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        const auto name = folded(record.text(*column).value_or(""));
        if (std::find(known_classes.begin(), known_classes.end(), name) == known_classes.end()) {
            log.add({record.number(), "class"}, name,
                    {.severity = Severity::warning,
                     .rule = "unknown_class",
                     .meaning = fmt::format("a class is one of {}", fmt::join(known_classes, ", ")),
                     .action = "record left out"});
            return {};
        }
        auto area = ground->areas(record, log);
        auto lines = ground->lines(record);
        if (!area || !lines) {
            return fail(area ? lines.error() : area.error());
        }
        if (!area->polygons.empty() || !lines->lines.empty()) {
            use.shapes.push_back({name, *std::move(area), *std::move(lines)});
        }
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    use.findings = log.take();
    if (use.shapes.empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: no area and no line of a class we know ({})",
                                layer->file_name(), fmt::join(known_classes, ", ")));
    }
    return use;
}

} // namespace netzatlas::ingest
