#include "extracts/tables.hpp"

#include "terms/shown_counts.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <set>

namespace netzatlas::extracts {

namespace {

using geo::FieldType;
using geo::OutRecord;
using Cell = std::optional<std::string>;

Cell text_or_null(const std::string& value) {
    return value.empty() ? Cell{} : Cell{value};
}

Cell number(const std::optional<double>& value) {
    return value ? Cell{fmt::format("{}", *value)} : Cell{};
}

Cell day(const std::optional<Date>& date) {
    return date ? Cell{date->iso()} : Cell{};
}

/// Whether `region` is `top` or lies below it.
bool within(const Region& region, const RegionKey& top) {
    if (region.key == top) {
        return true;
    }
    switch (top.level()) {
    case RegionLevel::country:
        return true;
    case RegionLevel::state:
        return region.key.state() == top.text();
    case RegionLevel::county:
        return region.key.county() == top.text();
    case RegionLevel::association:
        return region.association == top;
    case RegionLevel::municipality:
        return false;
    }
    return false;
}

std::vector<const Indicator*> headlines(const store::Edition& edition) {
    std::vector<const Indicator*> list;
    for (const Indicator& indicator : edition.content().indicators) {
        if (indicator.headline) {
            list.push_back(&indicator);
        }
    }
    return list;
}

double small_count(const store::EditionContent& content) {
    const auto found = content.settings.find("small_count");
    return found != content.settings.end() ? std::strtod(found->second.c_str(), nullptr) : 3.0;
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

OutRecord value_record(const Cut& cut, const store::StoredRegion& region,
                       const Indicator& indicator, const store::StoredValue& row) {
    const auto& content = cut.edition.content();
    const IndicatorValue& value = row.value;
    const auto shown = shown_counts(indicator, value, row.estimated, small_count(content));
    const auto* source = cut.edition.source(row.source);
    OutRecord record;
    record.texts = {region.region.key.text(),
                    std::string{name_of(region.region.key.level())},
                    region.region.name,
                    indicator.id,
                    indicator.title_de,
                    row.reference_date.iso(),
                    std::string{name_of(row.origin)},
                    std::string{name_of(value.state)},
                    number(value.value),
                    number(value.low),
                    number(value.high),
                    indicator.unit,
                    text_or_null(value.printed),
                    std::string{name_of(shown.counts)},
                    number(shown.numerator),
                    number(shown.denominator),
                    number(shown.missing),
                    text_or_null(indicator.basis),
                    number(completeness(value)),
                    text_or_null(row.source),
                    source != nullptr ? text_or_null(source->attribution) : Cell{},
                    text_or_null(demo_note(content))};
    return record;
}

std::vector<geo::Field> value_fields() {
    using enum FieldType;
    return {{"key", text},          {"level", text},   {"name", text},
            {"indicator", text},    {"title", text},   {"reference_date", date},
            {"origin", text},       {"state", text},   {"value", real},
            {"low", real},          {"high", real},    {"unit", text},
            {"printed", text},      {"counts", text},  {"numerator", real},
            {"denominator", real},  {"missing", real}, {"basis", text},
            {"completeness", real}, {"source", text},  {"attribution", text},
            {"note", text}};
}

Result<void> each_value(const Cut& cut, const Sink& sink) {
    for (const auto* region : cut.regions) {
        for (const Indicator& indicator : cut.edition.content().indicators) {
            for (const auto* row : cut.edition.values(region->region.key.text(), indicator.id)) {
                if (auto done = sink(value_record(cut, *region, indicator, *row)); !done) {
                    return done;
                }
            }
        }
    }
    return {};
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

Result<Cut> cut_of(const store::Edition& edition, std::string_view key) {
    const auto* top = edition.region(key);
    if (top == nullptr) {
        return fail(ErrorCode::not_found, fmt::format("there is no region {}", key));
    }
    Cut cut{edition, {}};
    for (const auto& region : edition.content().regions) {
        if (within(region.region, top->region.key)) {
            cut.regions.push_back(&region);
        }
    }
    return cut;
}

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

Table values_table(const Cut& cut) {
    return {{"values", value_fields(), geo::GeometryType::none, 25832, ""},
            [&cut](const Sink& sink) { return each_value(cut, sink); }};
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

std::string attribution(const store::EditionContent& content) {
    constexpr std::string_view changed = "(Daten verändert)";
    std::string joined;
    std::set<std::string> said;
    for (const Source& source : content.sources) {
        if (source.attribution.empty() || !said.insert(source.attribution).second) {
            continue;
        }
        joined += joined.empty() ? "" : "; ";
        joined += source.attribution;
        if (source.attribution.find("Daten verändert") == std::string::npos) {
            joined += fmt::format(" {}", changed);
        }
    }
    return joined;
}

std::string demo_note(const store::EditionContent& content) {
    return content.demo ? "Demo: erfundene Werte (invented values)" : "";
}

} // namespace netzatlas::extracts
