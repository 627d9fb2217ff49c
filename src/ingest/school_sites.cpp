#include "ingest/cell_text.hpp"
#include "ingest/checked_key.hpp"
#include "ingest/columns.hpp"
#include "ingest/record_day.hpp"
#include "ingest/record_place.hpp"
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
    return columns;
}

bool agrees(const SchoolSite& a, const SchoolSite& b) {
    return a.name == b.name && a.kind == b.kind && a.street == b.street &&
           a.postcode == b.postcode && a.municipality == b.municipality && a.place == b.place;
}

/// All sites of one file while it is read.
class SiteList {
public:
    SiteList(const geo::VectorLayer& layer, const SiteColumns& columns, RecordPlace place)
        : log_{layer.file_name()}, columns_{columns}, place_{std::move(place)} {
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
    std::optional<SchoolEvent> event(const geo::Record& record);
    void add_event(Listed& listed, const SchoolEvent& event, std::int64_t row);

    FindingLog log_;
    SiteColumns columns_;
    RecordPlace place_;
    std::map<std::string, Listed> sites_;
};

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
                      place_(record, log_),
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
    const auto date = record_day(date_text);
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
    place_.report(log_);
    set.findings = log_.take();
    return set;
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
    auto place = RecordPlace::of(*layer);
    if (!place) {
        return fail(place.error());
    }
    SiteList sites{*layer, *columns, *std::move(place)};
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
