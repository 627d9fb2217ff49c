#include "ingest/mobile_polygons.hpp"

#include "geo/vector_file.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"
#include "ingest/finding_log.hpp"
#include "ingest/record_ground.hpp"

#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>

namespace netzatlas::ingest {

namespace {

constexpr int most_operators = 4;

/// One polygon file while it is read.
class PolygonFile {
public:
    PolygonFile(const geo::VectorLayer& layer, std::pair<int, int> fields, RecordGround ground,
                std::string state)
        : log_{layer.file_name()}, state_field_{fields.first}, count_field_{fields.second},
          ground_{std::move(ground)}, state_{std::move(state)} {}

    Result<void> add_row(const geo::Record& record);
    OperatorCountAreas take();

private:
    std::optional<int> operators(const geo::Record& record);

    FindingLog log_;
    int state_field_;
    int count_field_;
    RecordGround ground_;
    std::string state_;
    std::vector<OperatorCountArea> areas_;
};

std::optional<int> PolygonFile::operators(const geo::Record& record) {
    const auto text = record.text(count_field_).value_or("");
    const auto count = whole_number(text);
    if (count && *count >= 0 && *count <= most_operators) {
        return static_cast<int>(*count);
    }
    log_.add({record.number(), "mobilesBB_AnzahlMNB"}, text,
             {.severity = Severity::error,
              .rule = count ? "out_of_range" : "malformed_number",
              .meaning = "a number of operators from 0 to 4 is expected here",
              .action = "polygon ignored"});
    return std::nullopt;
}

Result<void> PolygonFile::add_row(const geo::Record& record) {
    const auto state = std::string{trimmed(record.text(state_field_).value_or(""))};
    const bool is_state = state.size() == 2 && whole_number(state).has_value();
    if (!is_state) {
        log_.add({record.number(), "BL"}, state,
                 {.severity = Severity::error,
                  .rule = "bad_key",
                  .meaning = "the two digits of a state are expected here",
                  .action = "polygon ignored"});
        return {};
    }
    if (!state_.empty() && state != state_) {
        return {};
    }
    const auto count = operators(record);
    if (!count) {
        return {};
    }
    auto area = ground_.areas(record, log_);
    if (!area) {
        return fail(area.error());
    }
    if (area->polygons.empty()) {
        log_.add({record.number(), ""}, "",
                 {.severity = Severity::warning,
                  .rule = "no_ground",
                  .meaning = "a record without an area",
                  .action = "polygon ignored"});
        return {};
    }
    areas_.push_back({*count, state, *std::move(area)});
    return {};
}

OperatorCountAreas PolygonFile::take() {
    return {std::move(areas_), log_.take()};
}

} // namespace

Result<OperatorCountAreas> read_mobile_polygons(const std::filesystem::path& file,
                                                const std::string& state) {
    const auto layer = geo::VectorLayer::open(file);
    if (!layer) {
        return fail(layer.error());
    }
    const auto state_field = need_column(*layer, {"BL"});
    const auto count_field = need_column(*layer, {"mobilesBB_AnzahlMNB"});
    if (!state_field || !count_field) {
        return fail(!state_field ? state_field.error() : count_field.error());
    }
    auto ground = RecordGround::of(*layer);
    if (!ground) {
        return fail(ground.error());
    }
    PolygonFile polygons{*layer, {*state_field, *count_field}, *std::move(ground), state};
    const auto read =
        layer->each([&](const geo::Record& record) { return polygons.add_row(record); });
    if (!read) {
        return fail(read.error());
    }
    if (layer->record_count() == 0) {
        return fail(ErrorCode::bad_source, fmt::format("{}: no polygon in layer '{}'",
                                                       layer->file_name(), layer->layer_name()));
    }
    return polygons.take();
}

} // namespace netzatlas::ingest
