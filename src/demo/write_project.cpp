#include "demo/writers.hpp"

#include "demo/byte_file.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::demo {

namespace {

struct SourceEntry {
    std::string_view id;
    std::string_view reader;
    std::string_view file;
    std::string_view layer;
    std::string_view level;
};

constexpr std::array<SourceEntry, 12> entries{
    {{"land", "regions", files::boundaries, "vg250_lan", "state"},
     {"kreise", "regions", files::boundaries, "vg250_krs", "county"},
     {"verbandsgemeinden", "regions", files::boundaries, "vg250_vwg", "association"},
     {"gemeinden", "regions", files::boundaries, "vg250_gem", "municipality"},
     {"gemeindeverzeichnis", "directory", files::directory, "", ""},
     {"festnetz-zellen", "fixed_cells", files::fixed, "", ""},
     {"haushalte", "census_grid", files::census, "", ""},
     {"mobilfunk-zellen", "mobile_cells", files::mobile, "", ""},
     {"schulstandorte", "school_sites", files::schools, "", ""},
     {"zugangspunkte", "access_points", files::access_points, "", ""},
     {"rechenzentren", "data_centres", files::data_centres, "", ""},
     {"ausbaugebiete", "rollout_areas", files::rollout_areas, "", ""}}};

std::string text_of(const SourceEntry& entry) {
    auto text = fmt::format("\n[[source]]\nid = \"{}\"\nreader = \"{}\"\nmanifest = \"demo\"\n"
                            "file = \"{}\"\n",
                            entry.id, entry.reader, entry.file);
    text += entry.layer.empty() ? "" : fmt::format("layer = \"{}\"\n", entry.layer);
    text += entry.level.empty() ? "" : fmt::format("level = \"{}\"\n", entry.level);
    return text + fmt::format("reference_date = {0}\nboundary_date = {0}\n", reference_day);
}

/// A county-free city alone has no Verbandsgemeinde, and a source without a record is an error.
bool is_empty(const SourceEntry& entry, const World& world) {
    return entry.level == "association" &&
           std::none_of(world.places.begin(), world.places.end(),
                        [](const auto& place) { return place.is_member(); });
}

/// Printed by its publisher, not invented: under the publisher's own manifest.
std::string text_of_shares(std::string_view id, std::string_view file, std::string_view day) {
    return fmt::format("\n[[source]]\nid = \"{}\"\nreader = \"fixed_table\"\n"
                       "manifest = \"breitbandatlas-tables\"\nfile = \"{}\"\n"
                       "use = \"households\"\nreference_date = {}\n",
                       id, file, day);
}

} // namespace

Result<void> write_project(const std::filesystem::path& file, const World& world) {
    ByteFile out{file};
    out << "# Demo-Daten, erfunden; Namen, Einwohner und Quoten sind veröffentlichte Angaben.\n"
           "# Written by `netzatlas demo`; `netzatlas build` makes an edition of it.\n"
        << fmt::format("title = \"Digitale Infrastrukturen {}\"\nstate = \"{}\"\ndemo = true\n",
                       world.facts.state.name, world.facts.state.key);
    for (const auto& entry : entries) {
        out << (is_empty(entry, world) ? "" : text_of(entry));
    }
    out << text_of_shares("gemeinden-haushalte-2021", files::shares, reference_day)
        << text_of_shares("gemeinden-haushalte-2020", files::older_shares, older_day);
    return out.close();
}

} // namespace netzatlas::demo
