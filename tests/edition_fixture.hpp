#pragma once

#include "store/edition.hpp"
#include "store/manifest.hpp"
#include "store/sha256.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

/// A tiny invented edition every room can test against.
///
/// Four squares of 1 km, the north-west corner of the whole at east 676000, north 5782000:
///
///     15003000 Magdeburg | 15090535 Stendal        counties 15003 and 15090
///     -------------------+-----------------
///     15090010 Arneburg  | 15090180 Goldbeck       association 150905051
namespace netzatlas::testing {

inline constexpr double tiny_west = 676000;
inline constexpr double tiny_north = 5782000;

inline Date day(const char* iso) {
    return *Date::of(iso);
}

inline RegionKey key(const std::string& text) {
    return *RegionKey::of(text);
}

/// A closed counter-clockwise square with its north-west corner `east`, `south` metres from the
/// tiny world's.
inline geo::Ring tiny_square(double east, double south, double width = 1000, double height = 1000) {
    const double west = tiny_west + east;
    const double north = tiny_north - south;
    return {{west, north - height},
            {west + width, north - height},
            {west + width, north},
            {west, north},
            {west, north - height}};
}

inline store::StoredRegion tiny_region(const std::string& text, const std::string& name,
                                       const std::string& kind, const geo::Ring& border,
                                       LonLat label) {
    Region region{key(text), "", name, kind, std::nullopt, 0, std::nullopt, std::nullopt, "", {}};
    region.ars = text + std::string(12 - std::min<std::size_t>(12, text.size()), '0');
    region.boundary_date = day("2021-12-31");
    const geo::MultiPolygon ground{{geo::Polygon{{border}}}};
    for (std::size_t i = 0; i + 1 < border.size(); ++i) {
        region.area_m2 += (border[i].x * border[i + 1].y - border[i + 1].x * border[i].y) / 2;
    }
    return {region, ground, label};
}

/// The county 15090: everything but Magdeburg's square.
inline geo::Ring tiny_l_shape() {
    const double west = tiny_west;
    const double north = tiny_north;
    return {{west, north - 2000}, {west + 2000, north - 2000}, {west + 2000, north},
            {west + 1000, north}, {west + 1000, north - 1000}, {west, north - 1000},
            {west, north - 2000}};
}

inline std::vector<store::StoredRegion> tiny_regions() {
    std::vector<store::StoredRegion> regions{
        tiny_region("15", "Sachsen-Anhalt", "Land", tiny_square(0, 0, 2000, 2000),
                    {11.58721, 52.15109}),
        tiny_region("15003", "Magdeburg", "Kreisfreie Stadt", tiny_square(0, 0),
                    {11.58017, 52.15574}),
        tiny_region("15090", "Stendal", "Landkreis", tiny_l_shape(), {11.58695, 52.1466}),
        tiny_region("150905051", "Arneburg-Goldbeck", "Verbandsgemeinde",
                    tiny_square(0, 1000, 2000, 1000), {11.58695, 52.1466}),
        tiny_region("15003000", "Magdeburg", "Stadt", tiny_square(0, 0), {11.58017, 52.15574}),
        tiny_region("15090010", "Arneburg", "Stadt", tiny_square(0, 1000), {11.57965, 52.14676}),
        tiny_region("15090180", "Goldbeck", "Gemeinde", tiny_square(1000, 1000),
                    {11.59425, 52.14644}),
        tiny_region("15090535", "Stendal", "Stadt", tiny_square(1000, 0), {11.59477, 52.15542}),
    };
    const std::vector<std::int64_t> population{3900, 2400, 1500, 500, 2400, 200, 300, 1000};
    for (std::size_t i = 0; i < regions.size(); ++i) {
        regions[i].region.population = population[i];
    }
    regions[5].region.association = key("150905051");
    regions[6].region.association = key("150905051");
    regions[4].region.ars = "150030000000";
    regions[5].region.ars = "150905051010";
    regions[6].region.ars = "150905051180";
    regions[7].region.ars = "150900535535";
    regions[4].region.postcode = "39104";
    regions[5].region.postcode = "39596";
    return regions;
}

inline Indicator tiny_indicator(const std::string& id, const std::string& theme, IndicatorKind kind,
                                const std::string& title_de, const std::string& title_en) {
    Indicator indicator;
    indicator.id = id;
    indicator.theme = theme;
    indicator.kind = kind;
    indicator.title_de = title_de;
    indicator.title_en = title_en;
    indicator.headline = true;
    return indicator;
}

inline std::vector<Indicator> tiny_indicators() {
    using enum IndicatorKind;
    auto gigabit = tiny_indicator("gigabit_quota", "fixed", weighted_share,
                                  "Haushalte mit Gigabit-Anschluss", "Households with gigabit");
    gigabit.basis = "households";
    gigabit.layer = "down_fn_hh_alle_1000";
    gigabit.technology = "alle";
    gigabit.rate_mbps = 1000;
    gigabit.rule = "D1, D6";
    auto fibre = tiny_indicator("fibre_quota", "fixed", weighted_share, "Haushalte mit Glasfaser",
                                "Households with fibre");
    fibre.basis = "households";
    fibre.layer = "down_fn_hh_ftthb_10";
    fibre.technology = "ftthb";
    fibre.rate_mbps = 10;
    fibre.rule = "D1, D6";
    auto wired = tiny_indicator("fixed_hh_alle_100", "fixed", weighted_share,
                                "Haushalte ≥ 100 Mbit/s", "Households ≥ 100 Mbit/s");
    wired.basis = "households";
    wired.layer = "down_fn_hh_alle_100";
    wired.technology = "alle";
    wired.rate_mbps = 100;
    wired.rule = "D1";
    wired.headline = false;
    auto all3 = tiny_indicator("mobile_5g_all3_area", "mobile", area_share,
                               "5G von allen drei Netzen", "5G from all three networks");
    all3.operators = "all3";
    auto any5 = tiny_indicator("mobile_5g_any_area", "mobile", area_share,
                               "5G von mindestens einem Netz", "5G from any network");
    any5.operators = "any";
    for (auto* mobile : {&all3, &any5}) {
        mobile->basis = "area";
        mobile->layer = "5g";
        mobile->technology = "5g";
        mobile->rule = "D2, D8";
    }
    auto any4 = any5;
    any4.id = "mobile_4g_any_area";
    any4.title_de = "4G von mindestens einem Netz";
    any4.title_en = "4G from any network";
    any4.layer = any4.technology = "4g";
    auto online = tiny_indicator("schools_online", "schools", site_share, "Schulen am Netz",
                                 "Schools online");
    online.stage = "online";
    auto works = tiny_indicator("schools_works_finished", "schools", site_share, "Bau fertig",
                                "Works finished");
    works.stage = "works_finished";
    for (auto* school : {&online, &works}) {
        school->basis = "sites";
        school->rule = "D12";
    }
    return {gigabit, fibre, wired, all3, any5, any4, online, works};
}

inline IndicatorValue tiny_share(double numerator, double denominator) {
    IndicatorValue value;
    value.state = ValueState::value;
    value.value = 100 * numerator / denominator;
    value.numerator = numerator;
    value.denominator = denominator;
    value.missing = 0;
    return value;
}

inline IndicatorValue tiny_no_number(ValueState state) {
    IndicatorValue value;
    value.state = state;
    if (state == ValueState::undecidable) {
        value.low = 20;
        value.high = 65.5;
        value.numerator = 200000;
        value.denominator = 1000000;
        value.missing = 455000;
    }
    if (state == ValueState::not_applicable) {
        value.numerator = value.denominator = value.missing = 0;
    }
    return value;
}

/// Figures in all five states (D16), computed and published side by side, on two dates.
inline std::vector<store::StoredValue> tiny_values() {
    const auto now = day("2021-06-30");
    std::vector<store::StoredValue> values;
    const std::vector<std::string> regions{"15",       "15003",     "15003000", "15090",
                                           "15090010", "150905051", "15090180", "15090535"};
    const auto add = [&](const std::string& indicator, const std::string& source,
                         const std::vector<IndicatorValue>& row) {
        for (std::size_t i = 0; i < regions.size(); ++i) {
            values.push_back({regions[i], indicator, now, Origin::computed, source, row[i], false});
        }
    };
    const auto no = tiny_no_number;
    const auto share = tiny_share;
    using enum ValueState;
    add("fibre_quota", "zellen",
        {share(310, 1900), share(240, 1200), share(240, 1200), share(70, 700), share(0, 100),
         share(20, 200), share(20, 100), share(50, 500)});
    add("fixed_hh_alle_100", "zellen",
        {share(1700, 1900), share(1200, 1200), share(1200, 1200), share(500, 700), share(50, 100),
         share(50, 200), no(not_delivered), share(450, 500)});
    values.push_back({"15090180", "gigabit_quota", day("2020-12-31"), Origin::published, "tabelle",
                      share(10, 100), false});
    values.back().value.printed = "10,00";
    add("gigabit_quota", "zellen",
        {share(960, 1900), share(840, 1200), share(840, 1200), share(120, 700), share(0, 100),
         share(20, 200), share(20, 100), share(100, 500)});
    values.push_back({"15", "gigabit_quota", now, Origin::published, "tabelle", {}, false});
    values.back().value.state = value;
    values.back().value.value = 50.5;
    values.back().value.printed = "50,5";
    add("mobile_4g_any_area", "mobilfunk",
        {share(4e6, 4e6), share(1e6, 1e6), share(1e6, 1e6), share(3e6, 3e6), share(1e6, 1e6),
         share(2e6, 2e6), share(1e6, 1e6), share(1e6, 1e6)});
    add("mobile_5g_all3_area", "mobilfunk",
        {share(1.2e6, 4e6), share(7e5, 1e6), share(7e5, 1e6), share(5e5, 3e6), no(undecidable),
         share(4e5, 2e6), share(1e5, 1e6), no(suppressed)});
    add("mobile_5g_any_area", "mobilfunk",
        {share(3.2e6, 4e6), share(1e6, 1e6), share(1e6, 1e6), share(2.2e6, 3e6), share(8e5, 1e6),
         share(1.5e6, 2e6), share(7e5, 1e6), share(7e5, 1e6)});
    add("schools_online", "schulen",
        {share(1, 3), share(1, 2), share(1, 2), share(0, 1), no(not_applicable), share(0, 1),
         share(0, 1), no(not_applicable)});
    add("schools_works_finished", "schulen",
        {share(2, 3), share(2, 2), share(2, 2), share(0, 1), no(not_applicable), share(0, 1),
         share(0, 1), no(not_applicable)});
    for (auto& row : values) {
        row.completeness = completeness(row.value);
    }
    return values;
}

inline Source tiny_source(const std::string& id, const std::string& title,
                          const std::string& publisher, const std::string& attribution) {
    Source source;
    source.id = id;
    source.title = title;
    source.publisher = publisher;
    source.licence = "dl-de/by-2-0";
    source.licence_uri = "https://www.govdata.de/dl-de/by-2-0";
    source.attribution = attribution;
    source.url = "https://example.org/" + id;
    source.file = id + ".csv";
    source.sha256 = store::sha256_of(id);
    source.reference_date = day("2021-06-30");
    return source;
}

inline std::vector<SchoolSite> tiny_schools() {
    using enum SchoolStage;
    return {{"S1",
             "Grundschule am Dom",
             "Grundschule",
             "Domplatz 1",
             "39104",
             key("15003000"),
             LonLat{11.58032, 52.15583},
             {{planned, day("2019-05-01")},
              {works_finished, day("2020-10-01")},
              {online, day("2021-03-01")}}},
            {"S2",
             "Gymnasium an der Elbe",
             "Gymnasium",
             "",
             "39104",
             key("15003000"),
             std::nullopt,
             {{planned, day("2019-05-01")},
              {works_finished, day("2021-06-30")},
              {online, day("2022-01-15")}}},
            {"S3",
             "Grundschule Goldbeck",
             "Grundschule",
             "Schulweg 3",
             "39596",
             key("15090180"),
             LonLat{11.59425, 52.14644},
             {{planned, day("2020-02-01")}}}};
}

inline std::vector<GoalResult> tiny_goal_results() {
    const auto result = [](const std::string& region, Verdict verdict, std::optional<double> value,
                           const std::string& reason) {
        GoalResult row{"fibre_2030", key(region), day("2021-06-30"), verdict, value, {}, {},
                       {},           reason};
        if (value) {
            row.distance = 100 - *value;
        }
        return row;
    };
    return {result("15", Verdict::undecidable, 100.0 * 310 / 1900, "goal_reason_one_date"),
            result("15003", Verdict::on_track, 20, ""),
            result("15003000", Verdict::on_track, 20, ""),
            result("15090", Verdict::behind, 10, ""),
            result("15090010", Verdict::missed, 0, ""),
            result("150905051", Verdict::behind, 10, ""),
            result("15090180", Verdict::reached, 100, ""),
            result("15090535", Verdict::undecidable, std::nullopt, "goal_reason_not_delivered")};
}

/// Everything an edition's database holds, small enough to read.
inline store::EditionContent tiny_content() {
    store::EditionContent content{
        "Digitale Infrastrukturen Sachsen-Anhalt",
        true,
        "15",
        day("2021-06-30"),
        "1",
        {{"assignment", "publisher_key"}, {"null_means", "not_delivered"}},
        {},
        tiny_regions(),
        tiny_indicators(),
        tiny_values(),
        {{"gigabit_quota", day("2010-12-31"), "250 m cells"}},
        tiny_schools(),
        {},
        tiny_goal_results(),
        {},
        {}};
    content.sources = {
        tiny_source("grenzen", "VG250", "BKG", "© GeoBasis-DE / BKG 2021 (Daten verändert)"),
        tiny_source("mobilfunk", "Mobilfunk-Monitoring", "Bundesnetzagentur",
                    "© Bundesnetzagentur"),
        tiny_source("schulen", "Schulstandorte", "MID", "Schulliste"),
        tiny_source("tabelle", "Breitbandatlas", "Gigabit-Grundbuch",
                    "Breitbandatlas | Gigabit-Grundbuch (https://gigabitgrundbuch.bund.de)"),
        tiny_source("zellen", "Gitterzellen", "Bundesnetzagentur", "© Bundesnetzagentur")};
    content.goals = {{"fibre_2030", "Glasfaser für alle Haushalte", "Fibre for all households",
                      "Das Land Sachsen-Anhalt strebt eine Glasfaserversorgung aller Haushalte an.",
                      "Strategie Sachsen-Anhalt Digital 2030", "fibre_quota", 100,
                      day("2030-12-31")}};
    content.gaps = {{"fibre_2030", "15090010", day("2021-06-30"), 100, "households"}};
    content.findings = {{Severity::warning, "share_above_100", "zellen.csv", 12,
                         "down_fn_hh_alle_10", "100.39", "a share cannot pass 100 %",
                         "kept as printed"}};
    return content;
}

/// 20 × 20 cells of 100 m over the four squares.
inline Grid tiny_grid() {
    return Grid{25832, tiny_west, tiny_north, 100, 20, 20};
}

/// Grid "fixed" with shares and households; the south-east square's ≥ 100 is not delivered.
inline store::GridLayers tiny_fixed_grid() {
    store::GridLayers layers{"fixed", tiny_grid(), {}};
    const auto filled = [](auto value_of) {
        std::vector<std::uint16_t> values;
        for (int row = 0; row < 20; ++row) {
            for (int column = 0; column < 20; ++column) {
                values.push_back(value_of(row, column));
            }
        }
        return values;
    };
    layers.layers.push_back(
        {"down_fn_hh_alle_100", "share", filled([](int row, int column) -> std::uint16_t {
             return row >= 10 && column >= 10 ? 65535 : 10000;
         })});
    layers.layers.push_back(
        {"down_fn_hh_alle_1000", "share", filled([](int row, int column) -> std::uint16_t {
             return row < 10 && column < 10 ? 7000 : column >= 10 ? 2000 : 0;
         })});
    layers.layers.push_back(
        {"down_fn_hh_ftthb_1000", "share", filled([](int, int column) -> std::uint16_t {
             return static_cast<std::uint16_t>(column * 100);
         })});
    layers.layers.push_back(
        {"households", "weight", filled([](int, int) -> std::uint16_t { return 45; })});
    return layers;
}

/// Grid "mobile": counts of networks and who offers 5G.
inline store::GridLayers tiny_mobile_grid() {
    store::GridLayers layers{"mobile", tiny_grid(), {}};
    std::vector<std::uint16_t> four_g(400, 3);
    std::vector<std::uint16_t> five_g;
    std::vector<std::uint16_t> telekom;
    for (int cell = 0; cell < 400; ++cell) {
        five_g.push_back(static_cast<std::uint16_t>(cell % 20 / 5));
        telekom.push_back(cell % 20 >= 5 ? 1 : 0);
    }
    layers.layers.push_back({"4g", "count", four_g});
    layers.layers.push_back({"5g", "count", five_g});
    layers.layers.push_back({"5g_dt", "flags", telekom});
    return layers;
}

/// A folder of its own under the system's, removed with the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "netzatlas-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Writes a manifest over everything that lies in `folder`.
inline void write_tiny_manifest(const std::filesystem::path& folder,
                                const store::EditionContent& content) {
    store::Manifest manifest{content.title,
                             content.demo,
                             content.reference_date,
                             content.method_version,
                             content.settings,
                             content.sources,
                             {},
                             {}};
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) {
            manifest.products.push_back(
                {std::filesystem::relative(entry.path(), folder).generic_string(),
                 *store::sha256_of_file(entry.path()), entry.file_size()});
        }
    }
    std::sort(manifest.products.begin(), manifest.products.end(),
              [](const auto& a, const auto& b) { return a.file < b.file; });
    for (const auto& source : content.sources) {
        manifest.attributions.push_back(source.attribution);
    }
    std::ofstream{folder / "manifest.json"} << store::manifest_json(manifest);
}

/// Throws what a Result says went wrong: the world of a test must stand.
inline void must(const Result<void>& done) {
    if (!done) {
        throw std::runtime_error{done.error().message};
    }
}

/// `<editions>/2021-06-30-00000000` with database, grids and manifest (no tiles, no extracts), and
/// `<editions>/current` pointing to it. Returns the edition's folder.
inline std::filesystem::path
write_tiny_edition(const std::filesystem::path& editions,
                   const store::EditionContent& content = tiny_content(),
                   const std::string& id = "2021-06-30-00000000") {
    const auto folder = editions / id;
    std::filesystem::create_directories(folder);
    must(store::write_database(folder / "netzatlas.sqlite", content));
    must(store::write_grid(folder, tiny_fixed_grid(), day("2021-06-30")));
    must(store::write_grid(folder, tiny_mobile_grid(), day("2021-06-30")));
    write_tiny_manifest(folder, content);
    std::filesystem::remove(editions / "current");
    std::filesystem::create_directory_symlink(id, editions / "current");
    return folder;
}

} // namespace netzatlas::testing
