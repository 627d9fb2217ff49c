#include "extracts/tables.hpp"
#include "extracts/cells.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::extracts {

namespace {

using geo::FieldType;
using geo::OutRecord;

std::vector<const Indicator*> headlines(const store::Edition& edition) {
    std::vector<const Indicator*> list;
    for (const Indicator& indicator : edition.content().indicators) {
        if (indicator.headline) {
            list.push_back(&indicator);
        }
    }
    return list;
}

std::vector<Cell> region_cells(const store::StoredRegion& stored) {
    const Region& region = stored.region;
    return {region.key.text(),
            text_or_null(region.ars),
            std::string{name_of(region.key.level())},
            region.name,
            region.kind,
            text_or_null(region.key.county()),
            region.association ? Cell{region.association->text()} : Cell{},
            region.population ? Cell{fmt::format("{}", *region.population)} : Cell{},
            number(region.official_area_m2.value_or(region.area_m2) / 1e6),
            day(region.boundary_date)};
}

std::vector<geo::Field> region_fields() {
    using enum FieldType;
    return {{"key", text},          {"ars", text},           {"level", text},
            {"name", text},         {"kind", text},          {"county", text},
            {"association", text},  {"population", integer}, {"area_km2", real},
            {"boundary_date", date}};
}

void add_headline(std::vector<Cell>& cells, const store::StoredValue* row) {
    cells.push_back(row != nullptr ? number(row->value.value) : Cell{});
    cells.push_back(
        std::string{name_of(row != nullptr ? row->value.state : ValueState::not_delivered)});
}

OutRecord school_record(const SchoolSite& site, Date reference) {
    const auto stage = stage_at(site, reference);
    Cell since;
    for (const SchoolEvent& event : site.events) {
        if (stage && event.stage == *stage && event.date <= reference) {
            since = event.date.iso();
        }
    }
    OutRecord record;
    record.texts = {site.id,
                    site.name,
                    text_or_null(site.kind),
                    text_or_null(site.street),
                    text_or_null(site.postcode),
                    site.municipality.text(),
                    stage ? Cell{std::string{name_of(*stage)}} : Cell{},
                    since};
    if (site.place) {
        record.point = geo::Point{site.place->lon, site.place->lat};
    }
    return record;
}

/// A state's or county's list holds every school of its municipalities, each once, by id.
std::vector<const SchoolSite*> schools_of(const Cut& cut) {
    std::vector<const SchoolSite*> sites;
    for (const auto* region : cut.regions) {
        if (region->region.key.level() == RegionLevel::municipality) {
            const auto some = cut.edition.schools(region->region.key.text());
            sites.insert(sites.end(), some.begin(), some.end());
        }
    }
    std::ranges::sort(sites, {}, &SchoolSite::id);
    const auto repeated = std::ranges::unique(sites);
    sites.erase(repeated.begin(), repeated.end());
    return sites;
}

Table plain_table(std::string name, std::vector<geo::Field> fields,
                  std::vector<OutRecord> records) {
    return {{std::move(name), std::move(fields), geo::GeometryType::none, 25832, ""},
            [records = std::move(records)](const Sink& sink) -> Result<void> {
                for (const auto& record : records) {
                    if (auto done = sink(record); !done) {
                        return done;
                    }
                }
                return {};
            }};
}

} // namespace

Table regions_table(const Cut& cut, bool alone) {
    const auto& content = cut.edition.content();
    Table table{
        {"regions", region_fields(), geo::GeometryType::polygons, 25832, attribution(content)}, {}};
    for (const auto* indicator : headlines(cut.edition)) {
        table.shape.fields.push_back({indicator->id, FieldType::real});
        table.shape.fields.push_back({indicator->id + "_state", FieldType::text});
    }
    if (alone) {
        table.shape.fields.push_back({"reference_date", FieldType::date});
        table.shape.fields.push_back({"attribution", FieldType::text});
        table.shape.fields.push_back({"note", FieldType::text});
    }
    table.each = [&cut, alone](const Sink& sink) -> Result<void> {
        const auto& about = cut.edition.content();
        for (const auto* region : cut.regions) {
            OutRecord record{region_cells(*region), region->ground, std::nullopt};
            for (const auto* indicator : headlines(cut.edition)) {
                add_headline(record.texts,
                             cut.edition.newest(region->region.key.text(), indicator->id));
            }
            if (alone) {
                record.texts.push_back(about.reference_date.iso());
                record.texts.push_back(attribution(about));
                record.texts.push_back(text_or_null(demo_note(about)));
            }
            if (auto done = sink(record); !done) {
                return done;
            }
        }
        return {};
    };
    return table;
}

Table schools_table(const Cut& cut) {
    using enum FieldType;
    const auto reference = cut.edition.content().reference_date;
    return {{"schools",
             {{"id", text},
              {"name", text},
              {"kind", text},
              {"street", text},
              {"postcode", text},
              {"municipality", text},
              {"stage", text},
              {"since", date}},
             geo::GeometryType::points,
             4326,
             fmt::format("School sites and their stage on {}", reference.iso())},
            [&cut, reference](const Sink& sink) -> Result<void> {
                for (const auto* site : schools_of(cut)) {
                    if (auto done = sink(school_record(*site, reference)); !done) {
                        return done;
                    }
                }
                return {};
            }};
}

Table sources_table(const Cut& cut) {
    using enum FieldType;
    std::vector<OutRecord> records;
    for (const Source& source : cut.edition.content().sources) {
        records.push_back(
            {{source.id, source.title, source.publisher, source.licence,
              text_or_null(source.licence_uri), text_or_null(source.attribution),
              text_or_null(source.url), text_or_null(source.file), text_or_null(source.sha256),
              day(source.reference_date), day(source.delivery_date), day(source.publication_date),
              day(source.boundary_date)},
             {},
             {}});
    }
    return plain_table("sources",
                       {{"id", text},
                        {"title", text},
                        {"publisher", text},
                        {"licence", text},
                        {"licence_uri", text},
                        {"attribution", text},
                        {"url", text},
                        {"file", text},
                        {"sha256", text},
                        {"reference_date", date},
                        {"delivery_date", date},
                        {"publication_date", date},
                        {"boundary_date", date}},
                       std::move(records));
}

Table about_table(const Cut& cut) {
    const auto& content = cut.edition.content();
    std::vector<OutRecord> records;
    const auto add = [&](const std::string& name, const std::string& value) {
        records.push_back({{name, value}, {}, {}});
    };
    add("title", content.title);
    add("demo", content.demo ? "true" : "false");
    if (content.demo) {
        add("note", demo_note(content));
    }
    add("reference_date", content.reference_date.iso());
    add("method_version", content.method_version);
    add("attribution", attribution(content));
    for (const auto& [name, value] : content.settings) {
        add("setting " + name, value);
    }
    return plain_table("about", {{"name", FieldType::text}, {"value", FieldType::text}},
                       std::move(records));
}

} // namespace netzatlas::extracts
