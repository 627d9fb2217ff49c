#include "edition/recognised.hpp"

#include "geo/vector_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool any_starts(const std::vector<std::string>& columns, std::string_view start) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& column) { return column.starts_with(start); });
}

bool any_holds(const std::vector<std::string>& columns, std::string_view part) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& column) { return column.find(part) != std::string::npos; });
}

bool has(const std::vector<std::string>& columns, std::string_view name) {
    return std::find(columns.begin(), columns.end(), name) != columns.end();
}

/// A reader and the columns that give its files away.
struct Sign {
    Reader reader;
    bool (*fits)(const std::vector<std::string>& columns);
};

using Columns = std::vector<std::string>;

constexpr std::array<Sign, 16> signs{{
    {Reader::fixed_cells,
     [](const Columns& c) { return has(c, "raster_id") && any_starts(c, "down_"); }},
    {Reader::mobile_cells,
     [](const Columns& c) {
         return (has(c, "id") && (has(c, "lte") || has(c, "nr_gesamt") || has(c, "gsm"))) ||
                has(c, "beste_tech") || (has(c, "raster_id") && any_starts(c, "verf_"));
     }},
    {Reader::mobile_polygons, [](const Columns& c) { return has(c, "mobilesbb_anzahlmnb"); }},
    {Reader::census_grid,
     [](const Columns& c) {
         return any_starts(c, "x_mp_") || (has(c, "gitter_id_100m_neu") && has(c, "merkmal"));
     }},
    {Reader::school_sites, [](const Columns& c) { return has(c, "site_id") && has(c, "stage"); }},
    {Reader::access_points,
     [](const Columns& c) { return has(c, "kind") && has(c, "operator") && has(c, "status"); }},
    {Reader::data_centres,
     [](const Columns& c) {
         return has(c, "operator") && has(c, "status") && has(c, "lon") && !has(c, "kind");
     }},
    {Reader::rollout_areas,
     [](const Columns& c) { return has(c, "programme") && has(c, "status"); }},
    {Reader::deficit_areas, [](const Columns& c) { return has(c, "betroffene_gemeinden"); }},
    {Reader::land_use, [](const Columns& c) { return has(c, "class"); }},
    {Reader::fibre_stages, [](const Columns& c) { return has(c, "ags") && has(c, "passed"); }},
    {Reader::household_totals,
     [](const Columns& c) {
         return has(c, "ags") && (has(c, "households") || has(c, "haushalte"));
     }},
    {Reader::mobile_land_classes,
     [](const Columns& c) { return has(c, "technologie") && has(c, "flaechenart"); }},
    {Reader::school_shares, [](const Columns& c) { return any_starts(c, "schulen_alle_tech_"); }},
    {Reader::fixed_table,
     [](const Columns& c) { return any_holds(c, "mbit/s") || any_starts(c, "verf_"); }},
    {Reader::regions,
     [](const Columns& c) { return has(c, "gf") && (has(c, "ars") || has(c, "rs")); }},
}};

std::string use_of(const std::string& name) {
    return name.find("gwg") != std::string::npos   ? "business_parks"
           : name.find("gew") != std::string::npos ? "businesses"
                                                   : "households";
}

/// BKG names its layers by level: VG250_GEM, vg5000_krs.
std::string level_of(const std::string& layer) {
    constexpr std::array<std::pair<std::string_view, const char*>, 4> endings{
        {{"lan", "state"}, {"krs", "county"}, {"vwg", "association"}, {"gem", "municipality"}}};
    for (const auto& [ending, level] : endings) {
        if (layer.find(fmt::format("_{}", ending)) != std::string::npos) {
            return level;
        }
    }
    return "";
}

SourceEntry entry_of(const std::filesystem::path& file, Reader reader) {
    SourceEntry entry;
    entry.reader = reader;
    entry.file = file;
    entry.file_name = file.string();
    entry.source.id = file.filename().string();
    entry.source.file = entry.source.id;
    return entry;
}

Result<std::optional<SourceEntry>> recognised_layer(const std::filesystem::path& file,
                                                    const std::string& layer) {
    const auto opened = geo::VectorLayer::open(file, {layer, false});
    if (!opened) {
        return fail(opened.error());
    }
    Columns columns;
    for (const auto& field : opened->fields()) {
        columns.push_back(lower(field.name));
    }
    for (const auto& sign : signs) {
        if (!sign.fits(columns)) {
            continue;
        }
        auto entry = entry_of(file, sign.reader);
        entry.layer = layer;
        entry.use = use_of(lower(entry.source.file));
        entry.level = level_of(lower(opened->layer_name()));
        const bool other_layer = sign.reader == Reader::regions && entry.level.empty();
        return other_layer ? std::nullopt : std::optional{std::move(entry)};
    }
    return std::nullopt;
}

Result<std::vector<SourceEntry>> recognised_layers(const std::filesystem::path& file) {
    const auto layers = geo::VectorLayer::layer_names(file);
    if (!layers) {
        return fail(layers.error());
    }
    std::vector<SourceEntry> entries;
    for (const auto& layer : *layers) {
        auto entry = recognised_layer(file, layer);
        if (!entry) {
            return fail(entry.error());
        }
        if (*entry) {
            entries.push_back(std::move(**entry));
        }
    }
    return entries;
}

bool ends(const std::string& name, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](auto ending) { return name.ends_with(ending); });
}

} // namespace

Result<std::vector<SourceEntry>> recognised(const std::filesystem::path& file) {
    const auto name = lower(file.filename().string());
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        return fail(ErrorCode::io, fmt::format("{} does not exist", file.string()));
    }
    if (ends(name, {".txt", ".txt.gz"})) {
        return std::vector{entry_of(file, Reader::directory)};
    }
    if (ends(name, {".xlsx"})) {
        return std::vector{entry_of(file, name.starts_with("bba_") ? Reader::bba_workbook
                                                                   : Reader::mobile_workbook)};
    }
    auto entries = recognised_layers(file);
    if (entries && entries->empty()) {
        return fail(
            ErrorCode::bad_source,
            fmt::format("{} looks like no source we know: no column raster_id, lte, x_mp_…, "
                        "site_id, verf_…, GF …; data/sources/README.md lists them",
                        file.filename().string()));
    }
    return entries;
}

} // namespace netzatlas::edition
