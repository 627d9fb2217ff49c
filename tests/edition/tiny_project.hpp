#pragma once

#include "edition/build.hpp"
#include "edition_fixture.hpp"
#include "geo/transform.hpp"
#include "geo/vector_file.hpp"

#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <vector>

namespace netzatlas::testing {

/// The four squares of the tiny edition as sources in the publishers' formats, with figures that
/// can be worked out on paper:
///
/// | municipality | households | wired >= 1000 | networks with 5G | sites online |
/// |--------------|------------|---------------|------------------|--------------|
/// | Magdeburg    | 100        | 70 %          | 3                | 1 of 2       |
/// | Stendal      | 50         | 20 %          | 1                | -            |
/// | Arneburg     | 20         | 0 %           | 0                | -            |
/// | Goldbeck     | 30         | 20 %          | 0                | 0 of 1       |
class TinyProject {
public:
    TinyProject() {
        write_regions();
        write_fixed();
        write_mobile();
        write_census();
        write_schools();
        write_project();
    }

    std::filesystem::path folder() const { return folder_.path(); }
    std::filesystem::path editions() const { return folder_.path() / "editions"; }
    static std::filesystem::path data() {
        return std::filesystem::path{NETZATLAS_SOURCE_DIR} / "data";
    }
    edition::BuildOptions options() const {
        return {folder() / "tiny.toml", editions(), data(), {}, {}, {}};
    }
    Result<edition::Built> build() const { return edition::build_edition(options()); }

    /// The fixed cells again, with another row per cell: `row(cell id, AGS)`.
    using CellRow = std::function<std::string(const std::string& id, const std::string& ags)>;
    void write_fixed(const CellRow& row = usual_fixed_row) const {
        std::ofstream out{folder() / "cells.csv"};
        out << "raster_id,ags,down_fn_hh_alle_100,down_fn_hh_alle_1000,down_fn_hh_ftthb_10\n";
        each_cell([&](const std::string& id, const std::string& ags) { out << row(id, ags); });
    }
    static std::string usual_fixed_row(const std::string& id, const std::string& ags) {
        const int share = ags == "15003000" ? 70 : ags == "15090010" ? 0 : 20;
        return fmt::format("{},{},100.00,{}.00,{}.00\n", id, ags, share, share / 2);
    }
    /// The mobile cells again, with numbers of networks, of 5G SA only where wished.
    void write_mobile(bool standalone = true) const {
        std::ofstream out{folder() / "mobile.csv"};
        out << "id,gsm,lte,nr_gesamt" << (standalone ? ",nr_sa\n" : "\n");
        each_cell([&](const std::string& id, const std::string& ags) {
            const int networks = ags == "15003000" ? 3 : ags == "15090535" ? 1 : 0;
            out << fmt::format("{},3,3,{}{}\n", id, networks, standalone ? ",0" : "");
        });
    }
    /// The mobile cells again as the live service has them: flags of each network, no numbers.
    void write_mobile_flags() const {
        std::ofstream out{folder() / "mobile.csv"};
        out << "id,beste_tech,verf_4g_dt,verf_4g_vf,verf_4g_tf,verf_4g_ee,"
               "verf_5g_dt,verf_5g_vf,verf_5g_tf,verf_5g_ee\n";
        each_cell([&](const std::string& id, const std::string& ags) {
            out << id << ",4G,1,1,1,2," << (ags == "15003000" ? "1,1,1,2\n" : "1,0,0,2\n");
        });
    }
    /// The mobile cells again as the grid of 2021 has them, k of three networks; of 5G 2 with and 2
    /// without shared spectrum in Magdeburg, 0 and 1 in Stendal, 3 and 1 in Goldbeck.
    void write_mobile_of_2021() const {
        std::ofstream out{folder() / "mobile.csv"};
        out << "ID,GSM_OUT,UMTS,LTE,NR_DSS,NR\n";
        each_cell([&](const std::string& id, const std::string& ags) {
            const auto* const row = ags == "15003000"   ? "3,3,3,2,2"
                                    : ags == "15090535" ? "3,0,3,0,1"
                                    : ags == "15090180" ? "3,0,3,3,1"
                                                        : "3,0,2,0,0";
            out << id << ',' << row << '\n';
        });
    }
    /// The borders again, of other regions.
    void write_regions(const std::vector<store::StoredRegion>& regions = tiny_regions()) const {
        auto writer =
            *geo::VectorWriter::create(folder() / "regions.gpkg", "GPKG", "2021-06-30T00:00:00Z");
        for (const auto& [layer, length] :
             {std::pair{"lan", 2U}, {"krs", 5U}, {"vwg", 9U}, {"gem", 8U}}) {
            using enum geo::FieldType;
            must(writer.add_layer(
                {std::string{"vg250_"} + layer,
                 {{"GF", integer}, {"ARS", text}, {"AGS", text}, {"GEN", text}, {"BEZ", text}},
                 geo::GeometryType::polygons,
                 25832,
                 ""}));
            for (const auto& stored : regions) {
                const auto& region = stored.region;
                const auto& key_text = region.key.text();
                if (key_text.size() != length) {
                    continue;
                }
                const auto ars = length == 8U ? region.ars : key_text;
                const auto ags = length == 9U ? std::string{"--------"} : key_text;
                must(writer.add(
                    {{"4", ars, ags, region.name, region.kind}, stored.ground, std::nullopt}));
            }
        }
        must(writer.close());
    }
    /// Which layers of borders the next `write_project` names: "lan", "krs", "vwg", "gem".
    void deliver_levels(std::vector<const char*> levels) { levels_ = std::move(levels); }
    /// `settings`: text of the [settings] table and whatever shall follow it.
    void write_project(const std::string& settings = "") const {
        std::ofstream out{folder() / "tiny.toml"};
        out << "title = 'Tiny'\nstate = '15'\ndemo = true\n[settings]\n" << settings << "\n";
        for (const auto* const level : levels_) {
            out << source(level, "regions", "regions.gpkg")
                << fmt::format("layer = 'vg250_{}'\nlevel = '{}'\n", level, level_name(level));
        }
        out << source("zellen", "fixed_cells", "cells.csv")
            << source("mobilfunk", "mobile_cells", "mobile.csv")
            << source("zensus", "census_grid", "census.csv")
            << source("schulen", "school_sites", "schools.csv");
    }

    /// One more source: polygons of networks with 4G or 5G, 3 in Magdeburg, 1 in Stendal.
    void add_areas() const {
        auto writer =
            *geo::VectorWriter::create(folder() / "areas.gpkg", "GPKG", "2021-06-30T00:00:00Z");
        must(writer.add_layer(
            {"areas",
             {{"BL", geo::FieldType::text}, {"mobilesBB_AnzahlMNB", geo::FieldType::integer}},
             geo::GeometryType::polygons,
             25832,
             ""}));
        for (const auto& [east, networks] : {std::pair{0, "3"}, {1000, "1"}}) {
            must(writer.add({{"15", networks}, {{geo::Polygon{{tiny_square(east, 0)}}}}, {}}));
        }
        must(writer.close());
        std::ofstream{folder() / "tiny.toml", std::ios::app}
            << source("polygone", "mobile_polygons", "areas.gpkg");
    }

    static const char* ags_at(int row, int column) {
        return row < 10 ? (column < 10 ? "15003000" : "15090535")
                        : (column < 10 ? "15090010" : "15090180");
    }
    static void each_cell(const std::function<void(const std::string&, const std::string&)>& show) {
        const auto grid = tiny_grid();
        for (int row = 0; row < grid.rows; ++row) {
            for (int column = 0; column < grid.columns; ++column) {
                show(CellId{25832, 100, grid.corner({row, column})}.text(), ags_at(row, column));
            }
        }
    }
    /// Calls `show(north, east, households)` with the lower-left corner of one census cell in the
    /// middle of each municipality.
    static void each_census_cell(const std::function<void(double, double, int)>& show) {
        const auto to_laea = *geo::Transform::between(25832, 3035);
        for (const auto& [east, south, households] :
             {std::tuple{500, 500, 100}, {1500, 500, 50}, {500, 1500, 20}, {1500, 1500, 30}}) {
            const auto point = *to_laea(geo::Point{tiny_west + east, tiny_north - south});
            show(std::floor(point.y / 100) * 100, std::floor(point.x / 100) * 100, households);
        }
    }
    /// Another word wherever the project says `word`.
    void rewrite_project(const std::string& word, const std::string& other) const {
        std::ifstream in{folder() / "tiny.toml"};
        std::string text{std::istreambuf_iterator<char>{in}, {}};
        for (auto at = text.find(word); at != std::string::npos;
             at = text.find(word, at + other.size())) {
            text.replace(at, word.size(), other);
        }
        std::ofstream{folder() / "tiny.toml"} << text;
    }

private:
    static std::string level_name(const std::string& layer) {
        return layer == "lan"   ? "state"
               : layer == "krs" ? "county"
               : layer == "vwg" ? "association"
                                : "municipality";
    }
    static std::string source(const std::string& id, const std::string& reader,
                              const std::string& file) {
        return fmt::format("[[source]]\nid = '{}'\nreader = '{}'\nmanifest = 'demo'\nfile = '{}'\n"
                           "reference_date = 2021-06-30\n",
                           id, reader, file);
    }

    void write_census() const {
        std::ofstream out{folder() / "census.csv"};
        out << "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner;Insgesamt_Haushalte\n";
        each_census_cell([&](double north, double east, int households) {
            out << fmt::format("CRS3035RES100mN{:.0f}E{:.0f};{:.0f};{:.0f};{};{}\n", north, east,
                               east + 50, north + 50, 2 * households, households);
        });
    }

    void write_schools() const {
        std::ofstream out{folder() / "schools.csv"};
        out << "site_id;name;kind;street;postcode;ags;lon;lat;stage;date\n";
        for (const auto& site : tiny_schools()) {
            for (const auto& event : site.events) {
                const auto lon = site.place ? fmt::format("{}", site.place->lon) : "";
                const auto lat = site.place ? fmt::format("{}", site.place->lat) : "";
                out << fmt::format("{};{};{};{};{};{};{};{};{};{}\n", site.id, site.name, site.kind,
                                   site.street, site.postcode, site.municipality.text(), lon, lat,
                                   name_of(event.stage), event.date.iso());
            }
        }
    }

    TemporaryFolder folder_;
    std::vector<const char*> levels_{"lan", "krs", "vwg", "gem"};
};

} // namespace netzatlas::testing
