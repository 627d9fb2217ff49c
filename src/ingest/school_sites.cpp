#include "geo/transform.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/checked_key.hpp"
#include "ingest/columns.hpp"
#include "ingest/sites.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace netzatlas::ingest {

namespace {

struct SiteColumns {
    int id = 0;
    int name = 0;
    int kind = 0;
    int street = 0;
    int postcode = 0;
    int key = 0;
    int stage = 0;
    int date = 0;
    std::optional<int> lon; ///< neither: the place is the record's point
    std::optional<int> lat;
};

Result<SiteColumns> site_columns(const geo::VectorLayer& layer) {
    SiteColumns columns;
    const std::pair<int SiteColumns::*, std::string_view> needed[] = {
        {&SiteColumns::id, "site_id"},        {&SiteColumns::name, "name"},
        {&SiteColumns::kind, "kind"},         {&SiteColumns::street, "street"},
        {&SiteColumns::postcode, "postcode"}, {&SiteColumns::key, "ags"},
        {&SiteColumns::stage, "stage"},       {&SiteColumns::date, "date"},
    };
    for (const auto& [member, title] : needed) {
        const auto field = need_column(layer, {title});
        if (!field) {
            return fail(field.error());
        }
        columns.*member = *field;
    }
    columns.lon = find_column(layer, {"lon"});
    columns.lat = find_column(layer, {"lat"});
    if (columns.lon.has_value() != columns.lat.has_value()) {
        return fail(
            ErrorCode::bad_source,
            fmt::format("{}: has only one of the columns 'lon' and 'lat'", layer.file_name()));
    }
    return columns;
}

/// GDAL writes the days of its own formats with strokes.
Result<Date> day_of(std::string text) {
    std::replace(text.begin(), text.end(), '/', '-');
    return Date::of(text);
}

bool agrees(const SchoolSite& a, const SchoolSite& b) {
    return a.name == b.name && a.kind == b.kind && a.street == b.street &&
           a.postcode == b.postcode && a.municipality == b.municipality && a.place == b.place;
}

/// All sites of one file while it is read.
class SiteList {
public:
    SiteList(const geo::VectorLayer& layer, const SiteColumns& columns,
             std::optional<geo::Transform> to_lon_lat)
        : log_{layer.file_name()}, columns_{columns}, to_lon_lat_{std::move(to_lon_lat)} {
        report_repeated_columns(layer, log_);
        report_unknown_columns(layer,
                               {"site_id", "name", "kind", "street", "postcode", "ags", "stage",
                                "date", "lon", "lat", "fid", "id", "geom"},
                               log_);
    }

    void add_row(const geo::Record& record);
    SchoolSet take();

private:
    struct Listed {
        SchoolSite site;
        std::int64_t row;
    };
    std::optional<SchoolSite> described(const geo::Record& record);
    std::optional<LonLat> place(const geo::Record& record);
    std::optional<LonLat> point_place(const geo::Record& record);
    std::optional<LonLat> checked_place(std::int64_t row, LonLat place);
    std::optional<SchoolEvent> event(const geo::Record& record);
    void add_event(Listed& listed, const SchoolEvent& event, std::int64_t row);

    FindingLog log_;
    SiteColumns columns_;
    std::optional<geo::Transform> to_lon_lat_;
    std::map<std::string, Listed> sites_;
};

std::string text_of(const geo::Record& record, int field) {
    return std::string{trimmed(record.text(field).value_or(""))};
}

std::optional<LonLat> SiteList::checked_place(std::int64_t row, LonLat place) {
    const bool in_germany =
        place.lon > 5.5 && place.lon < 15.5 && place.lat > 47.0 && place.lat < 55.5;
    if (in_germany) {
        return place;
    }
    log_.add({row, "lon, lat"}, fmt::format("{}, {}", place.lon, place.lat),
             {.severity = Severity::error,
              .rule = "place_outside",
              .meaning = "not in Germany; lon and lat exchanged, or metres instead of degrees?",
              .action = "site kept without a place"});
    return std::nullopt;
}

std::optional<LonLat> SiteList::point_place(const geo::Record& record) {
    const auto point = record.point();
    if (!point || !to_lon_lat_) {
        return std::nullopt;
    }
    const auto turned = (*to_lon_lat_)(*point);
    return turned ? checked_place(record.number(), {turned->x, turned->y})
                  : checked_place(record.number(), {point->x, point->y});
}

std::optional<LonLat> SiteList::place(const geo::Record& record) {
    if (!columns_.lon) {
        return point_place(record);
    }
    const auto lon_text = text_of(record, *columns_.lon);
    const auto lat_text = text_of(record, *columns_.lat);
    if (lon_text.empty() && lat_text.empty()) {
        return std::nullopt;
    }
    const auto lon = decimal_number(lon_text);
    const auto lat = decimal_number(lat_text);
    if (!lon || !lat) {
        log_.add({record.number(), "lon, lat"}, lon_text + ", " + lat_text,
                 {.severity = Severity::error,
                  .rule = "malformed_number",
                  .meaning = "degrees are expected here",
                  .action = "site kept without a place"});
        return std::nullopt;
    }
    return checked_place(record.number(), {*lon, *lat});
}

std::optional<SchoolSite> SiteList::described(const geo::Record& record) {
    const auto id = text_of(record, columns_.id);
    if (id.empty()) {
        log_.add({record.number(), "site_id"}, "",
                 {.severity = Severity::error,
                  .rule = "missing_id",
                  .meaning = "a site without an id has no history",
                  .action = "row ignored"});
        return std::nullopt;
    }
    const auto key_text = text_of(record, columns_.key);
    const auto key = checked_key(log_, {record.number(), "ags"}, key_text);
    if (!key) {
        return std::nullopt;
    }
    if (key->level() != RegionLevel::municipality) {
        log_.add({record.number(), "ags"}, key_text,
                 {.severity = Severity::error,
                  .rule = "bad_key",
                  .meaning = "a site lies in a municipality, whose key has 8 digits",
                  .action = "row ignored"});
        return std::nullopt;
    }
    return SchoolSite{id,
                      text_of(record, columns_.name),
                      text_of(record, columns_.kind),
                      text_of(record, columns_.street),
                      text_of(record, columns_.postcode),
                      *key,
                      place(record),
                      {}};
}

/// Both fields empty: a site that is listed and has not entered the programme.
std::optional<SchoolEvent> SiteList::event(const geo::Record& record) {
    const auto stage_text = text_of(record, columns_.stage);
    const auto date_text = text_of(record, columns_.date);
    if (stage_text.empty() && date_text.empty()) {
        return std::nullopt;
    }
    const auto stage = school_stage(stage_text);
    if (!stage) {
        log_.add({record.number(), "stage"}, stage_text,
                 {.severity = Severity::error,
                  .rule = "unknown_stage",
                  .meaning = "a stage is planned, works_finished, online or left (D12)",
                  .action = "event ignored"});
        return std::nullopt;
    }
    const auto date = day_of(date_text);
    if (!date) {
        log_.add({record.number(), "date"}, date_text,
                 {.severity = Severity::error,
                  .rule = "bad_date",
                  .meaning = date.error().message,
                  .action = "event ignored"});
        return std::nullopt;
    }
    return SchoolEvent{*stage, *date};
}

void SiteList::add_event(Listed& listed, const SchoolEvent& event, std::int64_t row) {
    auto& events = listed.site.events;
    const bool repeated = std::any_of(events.begin(), events.end(), [&](const auto& known) {
        return known.stage == event.stage && known.date == event.date;
    });
    if (!repeated) {
        events.push_back(event);
        return;
    }
    log_.add(
        {row, "site_id"}, listed.site.id,
        {.severity = Severity::warning,
         .rule = "repeated_event",
         .meaning = fmt::format("{} on {} is listed twice", name_of(event.stage), event.date.iso()),
         .action = "counted once"});
}

void SiteList::add_row(const geo::Record& record) {
    const auto site = described(record);
    if (!site) {
        return;
    }
    const auto [entry, is_new] = sites_.try_emplace(site->id, Listed{*site, record.number()});
    if (!is_new && !agrees(entry->second.site, *site)) {
        log_.add({record.number(), "site_id"}, site->id,
                 {.severity = Severity::error,
                  .rule = "site_disagrees",
                  .meaning = fmt::format("row {} describes this site otherwise", entry->second.row),
                  .action = "the first description kept, the event taken"});
    }
    if (const auto happened = event(record)) {
        add_event(entry->second, *happened, record.number());
    }
}

SchoolSet SiteList::take() {
    SchoolSet set;
    for (auto& [id, listed] : sites_) {
        auto& events = listed.site.events;
        std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) {
            return std::pair{a.date, a.stage} < std::pair{b.date, b.stage};
        });
        const bool backwards =
            !std::is_sorted(events.begin(), events.end(),
                            [](const auto& a, const auto& b) { return a.stage < b.stage; });
        if (backwards) {
            log_.add({listed.row, "stage"}, id,
                     {.severity = Severity::warning,
                      .rule = "stage_falls",
                      .meaning = "a later date names an earlier stage; stages are nested (D12)",
                      .action = "kept; the highest stage reached counts"});
        }
        set.sites.push_back(std::move(listed.site));
    }
    set.findings = log_.take();
    return set;
}

/// Only where the places are points: plain tables have none to turn.
Result<std::optional<geo::Transform>> to_lon_lat(const geo::VectorLayer& layer,
                                                 const SiteColumns& columns) {
    if (columns.lon || layer.crs().empty()) {
        return std::nullopt;
    }
    auto transform = geo::Transform::from_definition(layer.crs(), 4326);
    if (!transform) {
        return fail(transform.error());
    }
    return std::optional{*std::move(transform)};
}

} // namespace

Result<SchoolSet> read_school_sites(const std::filesystem::path& file) {
    const auto layer = geo::VectorLayer::open(file);
    if (!layer) {
        return fail(layer.error());
    }
    const auto columns = site_columns(*layer);
    if (!columns) {
        return fail(columns.error());
    }
    auto transform = to_lon_lat(*layer, *columns);
    if (!transform) {
        return fail(transform.error());
    }
    SiteList sites{*layer, *columns, *std::move(transform)};
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        sites.add_row(record);
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    auto set = sites.take();
    if (set.sites.empty() && set.findings.empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: a header and no rows below it", layer->file_name()));
    }
    return set;
}

} // namespace netzatlas::ingest
