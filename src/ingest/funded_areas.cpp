#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"
#include "ingest/places.hpp"
#include "ingest/record_day.hpp"
#include "ingest/record_ground.hpp"

#include <fmt/format.h>
#include <map>

namespace netzatlas::ingest {

namespace {

constexpr std::string_view deficit = "deficit";

struct AreaColumns {
    int id = 0;
    std::optional<int> programme;
    std::optional<int> funder;
    std::optional<int> stage;
    std::optional<int> since;
};

Result<AreaColumns> area_columns(const geo::VectorLayer& layer, const std::string& theme) {
    // The agency numbers its areas in `Nr`; `id` there is the position in one layer.
    const auto id =
        theme == deficit ? need_column(layer, {"Nr", "id"}) : need_column(layer, {"id"});
    if (!id) {
        return fail(id.error());
    }
    AreaColumns columns{*id, find_column(layer, {"programme", "programm"}),
                        find_column(layer, {"funder", "foerderer"}), find_column(layer, {"status"}),
                        find_column(layer, {"since", "seit"})};
    if (theme == deficit) {
        return columns;
    }
    if (!columns.stage || !columns.programme) {
        return fail(need_column(layer, {columns.stage ? "programme" : "status"}).error());
    }
    return columns;
}

/// All areas of one file while it is read.
class AreaList {
public:
    AreaList(const geo::VectorLayer& layer, const AreaColumns& columns, RecordGround ground,
             std::string theme)
        : log_{layer.file_name()}, columns_{columns}, ground_{std::move(ground)},
          theme_{std::move(theme)} {}

    Result<void> add_row(const geo::Record& record);
    FundedAreas take();

private:
    std::optional<FundedArea> described(const geo::Record& record);
    void refuse(const geo::Record& record, const char* column, const std::string& value,
                Remark remark);

    FindingLog log_;
    AreaColumns columns_;
    RecordGround ground_;
    std::string theme_;
    std::map<std::string, AreaShape> areas_;
};

void AreaList::refuse(const geo::Record& record, const char* column, const std::string& value,
                      Remark remark) {
    remark.severity = Severity::error;
    remark.action = "area left out";
    log_.add({record.number(), column}, value, std::move(remark));
}

std::optional<FundedArea> AreaList::described(const geo::Record& record) {
    FundedArea area{
        text_of(record, columns_.id),     theme_,       text_of(record, columns_.programme),
        text_of(record, columns_.funder), std::nullopt, std::nullopt};
    if (area.id.empty() || areas_.contains(area.id)) {
        refuse(record, "id", area.id,
               {.rule = area.id.empty() ? "missing_id" : "duplicate_key",
                .meaning = area.id.empty() ? "an area needs an id of its own"
                                           : "another record describes this area already"});
        return std::nullopt;
    }
    if (theme_ != deficit) {
        const auto text = text_of(record, columns_.stage);
        const auto stage = works_stage(text);
        if (!stage) {
            refuse(record, "status", text,
                   {.rule = "unknown_status", .meaning = stage.error().message});
            return std::nullopt;
        }
        area.stage = *stage;
    }
    if (const auto text = text_of(record, columns_.since); !text.empty()) {
        const auto date = record_day(text);
        if (!date) {
            refuse(record, "since", text, {.rule = "bad_date", .meaning = date.error().message});
            return std::nullopt;
        }
        area.since = *date;
    }
    return area;
}

Result<void> AreaList::add_row(const geo::Record& record) {
    const auto area = described(record);
    if (!area) {
        return {};
    }
    auto ground = ground_.areas(record, log_);
    if (!ground) {
        return fail(ground.error());
    }
    if (ground->polygons.empty()) {
        refuse(record, "", area->id, {.rule = "no_ground", .meaning = "a record without an area"});
        return {};
    }
    areas_.emplace(area->id, AreaShape{*area, *std::move(ground)});
    return {};
}

FundedAreas AreaList::take() {
    FundedAreas set;
    for (auto& [id, shape] : areas_) {
        set.areas.push_back(std::move(shape));
    }
    set.findings = log_.take();
    return set;
}

} // namespace

Result<FundedAreas> read_funded_areas(const std::filesystem::path& file,
                                      const PlaceOptions& options) {
    const auto layer = geo::VectorLayer::open(file, {options.layer});
    if (!layer) {
        return fail(layer.error());
    }
    const auto columns = area_columns(*layer, options.theme);
    auto ground = RecordGround::of(*layer);
    if (!columns || !ground) {
        return fail(columns ? ground.error() : columns.error());
    }
    AreaList list{*layer, *columns, *std::move(ground), options.theme};
    const auto read = layer->each([&](const geo::Record& record) { return list.add_row(record); });
    if (!read) {
        return fail(read.error());
    }
    auto set = list.take();
    if (set.areas.empty() && set.findings.empty()) {
        return fail(ErrorCode::bad_source, fmt::format("{}: no area in layer '{}'",
                                                       layer->file_name(), layer->layer_name()));
    }
    return set;
}

} // namespace netzatlas::ingest
