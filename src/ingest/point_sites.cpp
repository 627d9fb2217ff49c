#include "ingest/cell_text.hpp"
#include "ingest/checked_key.hpp"
#include "ingest/columns.hpp"
#include "ingest/places.hpp"
#include "ingest/record_day.hpp"
#include "ingest/record_place.hpp"

#include <array>
#include <fmt/format.h>
#include <map>

namespace netzatlas::ingest {

namespace {

constexpr std::string_view data_centres = "data_centres";
constexpr std::array<std::string_view, 2> access_point_kinds{"wlan", "freifunk"};

struct SiteColumns {
    int id = 0;
    int name = 0;
    std::optional<int> run_by;
    std::optional<int> kind;
    std::optional<int> key;
    std::optional<int> since;
    std::optional<int> status;
};

Result<SiteColumns> site_columns(const geo::VectorLayer& layer, const std::string& theme) {
    const auto id = need_column(layer, {"id", "site_id"});
    const auto name = need_column(layer, {"name"});
    if (!id || !name) {
        return fail(id ? name.error() : id.error());
    }
    SiteColumns columns{*id, *name, {}, {}, {}, {}, {}};
    columns.run_by = find_column(layer, {"operator", "betreiber"});
    columns.kind = find_column(layer, {"kind", "art"});
    columns.key = find_column(layer, {"ags"});
    columns.since = find_column(layer, {"since", "seit"});
    columns.status = find_column(layer, {"status"});
    if (theme != data_centres && !columns.kind) {
        return fail(need_column(layer, {"kind"}).error());
    }
    return columns;
}

/// All sites of one file while it is read.
class PointList {
public:
    PointList(const geo::VectorLayer& layer, const SiteColumns& columns, RecordPlace place,
              std::string theme)
        : log_{layer.file_name()}, columns_{columns}, place_{std::move(place)},
          theme_{std::move(theme)} {}

    void add_row(const geo::Record& record);
    PointSites take();

private:
    std::optional<std::string> kind(const geo::Record& record);
    std::optional<SiteStatus> status(const geo::Record& record);
    std::optional<Date> since(const geo::Record& record);
    std::optional<RegionKey> municipality(const geo::Record& record);
    void refuse(const geo::Record& record, const char* column, const std::string& value,
                Remark remark);

    FindingLog log_;
    SiteColumns columns_;
    RecordPlace place_;
    std::string theme_;
    std::map<std::string, PointSite> sites_;
};

void PointList::refuse(const geo::Record& record, const char* column, const std::string& value,
                       Remark remark) {
    remark.severity = Severity::error;
    if (remark.action.empty()) {
        remark.action = "site left out";
    }
    log_.add({record.number(), column}, value, std::move(remark));
}

std::optional<std::string> PointList::kind(const geo::Record& record) {
    if (theme_ == data_centres) {
        return "data_centre";
    }
    const auto text = text_of(record, columns_.kind);
    auto folded_text = folded(text);
    for (const auto known : access_point_kinds) {
        if (folded_text == known) {
            return folded_text;
        }
    }
    refuse(record, "kind", text,
           {.rule = "unknown_kind", .meaning = "an access point is of kind wlan or freifunk"});
    return std::nullopt;
}

std::optional<SiteStatus> PointList::status(const geo::Record& record) {
    const auto text = text_of(record, columns_.status);
    if (text.empty()) {
        return SiteStatus::in_use;
    }
    const auto named = site_status(text);
    if (!named) {
        refuse(record, "status", text,
               {.rule = "unknown_status", .meaning = named.error().message});
        return std::nullopt;
    }
    return *named;
}

std::optional<Date> PointList::since(const geo::Record& record) {
    const auto text = text_of(record, columns_.since);
    if (text.empty()) {
        return std::nullopt;
    }
    const auto date = record_day(text);
    if (!date) {
        refuse(record, "since", text,
               {.rule = "bad_date",
                .meaning = date.error().message,
                .action = "site kept without a date"});
        return std::nullopt;
    }
    return *date;
}

std::optional<RegionKey> PointList::municipality(const geo::Record& record) {
    const auto text = text_of(record, columns_.key);
    return text.empty() ? std::nullopt : checked_key(log_, {record.number(), "ags"}, text);
}

void PointList::add_row(const geo::Record& record) {
    const auto id = text_of(record, columns_.id);
    if (id.empty() || sites_.contains(id)) {
        refuse(record, "id", id,
               {.rule = id.empty() ? "missing_id" : "duplicate_key",
                .meaning = id.empty() ? "a site needs an id of its own"
                                      : "another row describes this site already"});
        return;
    }
    const auto kind_of_site = kind(record);
    const auto state = status(record);
    const auto place = place_(record, log_);
    if (!place) {
        refuse(record, "lon, lat", id,
               {.rule = "no_place", .meaning = "without a place a site counts nowhere"});
    }
    if (!kind_of_site || !state || !place) {
        return;
    }
    sites_.emplace(id, PointSite{id, theme_, *kind_of_site, text_of(record, columns_.name),
                                 text_of(record, columns_.run_by), *state, municipality(record),
                                 *place, since(record)});
}

PointSites PointList::take() {
    PointSites set;
    for (auto& [id, site] : sites_) {
        set.sites.push_back(std::move(site));
    }
    place_.report(log_);
    set.findings = log_.take();
    return set;
}

} // namespace

Result<PointSites> read_point_sites(const std::filesystem::path& file,
                                    const PlaceOptions& options) {
    const auto layer = geo::VectorLayer::open(file, {options.layer});
    if (!layer) {
        return fail(layer.error());
    }
    const auto columns = site_columns(*layer, options.theme);
    auto place = RecordPlace::of(*layer);
    if (!columns || !place) {
        return fail(columns ? place.error() : columns.error());
    }
    PointList list{*layer, *columns, *std::move(place), options.theme};
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        list.add_row(record);
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    auto set = list.take();
    if (set.sites.empty() && set.findings.empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: a header and no rows below it", layer->file_name()));
    }
    return set;
}

} // namespace netzatlas::ingest
