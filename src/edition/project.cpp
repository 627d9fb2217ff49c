#include "edition/project.hpp"

#include "edition/toml_table.hpp"
#include "ingest/source_manifest.hpp"
#include "terms/region.hpp"
#include "terms/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <set>
#include <span>

namespace netzatlas::edition {

namespace {

constexpr Word<Reader> reader_words[] = {
    {Reader::regions, "regions"},
    {Reader::directory, "directory"},
    {Reader::fixed_cells, "fixed_cells"},
    {Reader::mobile_cells, "mobile_cells"},
    {Reader::census_grid, "census_grid"},
    {Reader::fixed_table, "fixed_table"},
    {Reader::bba_workbook, "bba_workbook"},
    {Reader::mobile_workbook, "mobile_workbook"},
    {Reader::mobile_land_classes, "mobile_land_classes"},
    {Reader::mobile_polygons, "mobile_polygons"},
    {Reader::school_sites, "school_sites"},
    {Reader::school_shares, "school_shares"},
    {Reader::access_points, "access_points"},
    {Reader::data_centres, "data_centres"},
    {Reader::rollout_areas, "rollout_areas"},
    {Reader::deficit_areas, "deficit_areas"},
    {Reader::land_use, "land_use"},
    {Reader::network_lines, "network_lines"},
    {Reader::fibre_stages, "fibre_stages"},
    {Reader::household_totals, "household_totals"},
    {Reader::raster, "raster"},
};

bool one_of(std::string_view text, std::span<const std::string_view> choices) {
    return std::find(choices.begin(), choices.end(), text) != choices.end();
}

/// The text of a key that knows only some answers.
std::string choice(const TomlTable& table, std::string_view key, const std::string& otherwise,
                   std::span<const std::string_view> choices) {
    auto text = table.text(key, otherwise);
    if (!one_of(text, choices)) {
        table.refuse(key, fmt::format("is '{}', not one of {}", text, fmt::join(choices, ", ")));
    }
    return text;
}

constexpr std::array<std::string_view, 3> assignments{"publisher_key", "household_split",
                                                      "area_split"};
constexpr std::array<std::string_view, 2> null_meanings{"not_delivered", "zero"};
constexpr std::array<std::string_view, 3> uses{"households", "businesses", "business_parks"};

Settings read_settings(const TomlTable& table) {
    table.allow(
        {"assignment", "null_means", "completeness", "small_count", "persons_per_household"});
    Settings settings;
    settings.assignment = choice(table, "assignment", settings.assignment, assignments);
    settings.null_means = choice(table, "null_means", settings.null_means, null_meanings);
    settings.completeness = table.real("completeness", settings.completeness);
    settings.small_count = table.integer("small_count", settings.small_count);
    settings.persons_per_household =
        table.real("persons_per_household", settings.persons_per_household);
    if (!(settings.completeness >= 0 && settings.completeness <= 1)) {
        table.refuse("completeness", "is no share between 0 and 1");
    }
    if (!(settings.persons_per_household > 0)) {
        table.refuse("persons_per_household", "must be above 0");
    }
    return settings;
}

/// What the manifest says of every delivery; what the project says of this one goes first.
Result<void> add_manifest(SourceEntry& entry, const std::filesystem::path& file) {
    auto manifest = ingest::read_source_manifest(file);
    if (!manifest) {
        return fail(manifest.error());
    }
    const auto files = ingest::read_source_files(file);
    if (!files) {
        return fail(files.error());
    }
    const Source own = entry.source;
    auto& source = entry.source;
    source = std::move(*manifest);
    source.id = own.id;
    source.file = own.file;
    for (const auto date : {&Source::reference_date, &Source::delivery_date,
                            &Source::publication_date, &Source::boundary_date}) {
        if (own.*date) {
            source.*date = own.*date;
        }
    }
    for (const auto& offered : *files) {
        if (offered.name == source.file) {
            source.url = offered.url;
            entry.expected_sha256 = offered.sha256;
            entry.fetch_url = offered.url;
        }
    }
    return {};
}

constexpr std::array<std::string_view, 4> meanings{"flag", "count", "share", "households"};

/// What the numbers of a raster mean has no default: 1 may be a flag, a network or a percent.
void read_raster_keys(const TomlTable& table, SourceEntry& entry) {
    constexpr std::array<std::string_view, 3> keys{"band", "meaning", "scale"};
    if (entry.reader != Reader::raster) {
        for (const auto key : keys) {
            if (table.has(key)) {
                table.refuse(key, "is a key of the reader 'raster'");
            }
        }
        return;
    }
    const auto meaning = table.need_text("meaning");
    const auto found = std::find(meanings.begin(), meanings.end(), meaning);
    if (found == meanings.end()) {
        table.refuse("meaning",
                     fmt::format("is '{}', not one of {}", meaning, fmt::join(meanings, ", ")));
    } else {
        entry.raster.meaning = static_cast<ingest::RasterMeaning>(found - meanings.begin());
    }
    entry.raster.scale = table.real("scale", entry.raster.scale);
    if (!(entry.raster.scale > 0)) {
        table.refuse("scale", "must be above 0");
    }
    if (const auto band = table.integer("band", 0); band > 0) {
        entry.raster.band = static_cast<int>(band);
    }
}

void check_level_and_use(const TomlTable& table, const SourceEntry& entry) {
    if (entry.reader == Reader::regions && !region_level(entry.level)) {
        table.refuse("level", "must be state, county, association or municipality");
    }
    if (entry.reader == Reader::fixed_table && !one_of(entry.use, uses)) {
        table.refuse("use", "must be households, businesses or business_parks");
    }
}

SourceEntry read_source(const TomlTable& table, const std::filesystem::path& folder) {
    table.allow({"id", "reader", "manifest", "file", "layer", "level", "use", "reference_date",
                 "band", "meaning", "scale", "boundary_date", "delivery_date", "publication_date"});
    SourceEntry entry;
    const auto named = reader(table.need_text("reader"));
    if (named) {
        entry.reader = *named;
    } else {
        table.refuse("reader", named.error().message);
    }
    entry.file_name = table.need_text("file");
    entry.file = folder / entry.file_name;
    entry.layer = table.text("layer");
    entry.level = table.text("level");
    entry.use = table.text("use");
    entry.source.id = table.need_text("id");
    entry.source.file = entry.file.filename().string();
    entry.source.reference_date = table.date("reference_date");
    entry.source.delivery_date = table.date("delivery_date");
    entry.source.publication_date = table.date("publication_date");
    entry.source.boundary_date = table.date("boundary_date");
    check_level_and_use(table, entry);
    read_raster_keys(table, entry);
    return entry;
}

Result<void> read_sources(const TomlTable& root, const std::filesystem::path& folder,
                          const std::filesystem::path& data, Project& project) {
    std::set<std::string> ids;
    for (const auto& table : root.tables("source")) {
        auto entry = read_source(table, folder);
        if (!ids.insert(entry.source.id).second) {
            table.refuse("id", fmt::format("'{}' is taken twice", entry.source.id));
        }
        const auto manifest = table.need_text("manifest");
        if (auto known = root.outcome(); !known) {
            return known;
        }
        if (auto added = add_manifest(entry, data / "sources" / (manifest + ".toml")); !added) {
            return added;
        }
        project.sources.push_back(std::move(entry));
    }
    return {};
}

} // namespace

std::string_view name_of(Reader reader) {
    return word_of(reader_words, reader);
}

Result<Reader> reader(std::string_view name) {
    return value_of(reader_words, name, "reader");
}

std::map<std::string, std::string> texts_of(const Settings& settings) {
    return {{"assignment", settings.assignment},
            {"null_means", settings.null_means},
            {"completeness", fmt::format("{}", settings.completeness)},
            {"small_count", fmt::format("{}", settings.small_count)},
            {"persons_per_household", fmt::format("{}", settings.persons_per_household)},
            {"households", settings.households_estimated ? "estimated" : "counted"}};
}

Result<Settings> settings_of(const std::map<std::string, std::string>& texts) {
    Settings settings;
    const auto text = [&](const char* name) {
        const auto found = texts.find(name);
        return found == texts.end() ? std::string{} : found->second;
    };
    const auto number = [&](const char* name, auto& value) {
        const auto digits = text(name);
        return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec ==
               std::errc{};
    };
    settings.assignment = text("assignment");
    settings.null_means = text("null_means");
    settings.households_estimated = text("households") == "estimated";
    if (!one_of(settings.assignment, assignments) || !one_of(settings.null_means, null_meanings) ||
        !number("completeness", settings.completeness) ||
        !number("small_count", settings.small_count) ||
        !number("persons_per_household", settings.persons_per_household)) {
        return fail(ErrorCode::bad_source, "the edition's settings are not those of a build");
    }
    return settings;
}

Result<Project> read_project(const std::filesystem::path& file, const ProjectPlaces& places) {
    const auto root = TomlTable::of_file(file);
    if (!root) {
        return fail(root.error());
    }
    root->allow({"title", "state", "demo", "settings", "source", "accept"});
    Project project;
    project.file_name = file.filename().string();
    project.title = root->need_text("title");
    project.state = root->text("state");
    project.demo = root->flag("demo", false);
    project.settings = read_settings(root->table("settings"));
    const auto folder = places.sources.empty() ? file.parent_path() : places.sources;
    if (auto read = read_sources(*root, folder, places.data, project); !read) {
        return fail(read.error());
    }
    for (const auto& table : root->tables("accept")) {
        table.allow({"id", "rule", "file", "value", "reason"});
        Accept accept{table.text("rule"), table.text("file"), table.text("value"),
                      table.need_text("reason"), table.text("id")};
        if (accept.id.empty() && accept.rule.empty()) {
            table.refuse("id", "is missing: name one finding by its id, or a whole rule");
        }
        project.accepted.push_back(std::move(accept));
    }
    if (auto outcome = root->outcome(); !outcome) {
        return fail(outcome.error());
    }
    return project;
}

} // namespace netzatlas::edition
