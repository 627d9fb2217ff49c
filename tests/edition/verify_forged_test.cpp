#include "edition/products.hpp"
#include "edition/verify_sources.hpp"
#include "edition/workshop.hpp"
#include "tiny_project.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

namespace fs = std::filesystem;
using netzatlas::testing::TinyProject;
using store::EditionContent;

/// A change to the database of a built edition, and words `verify` must say of it.
struct Forgery {
    const char* name;
    void (*change)(EditionContent& content);
    const char* words;
};

void PrintTo(const Forgery& forgery, std::ostream* out) {
    *out << forgery.name;
}

/// One built edition, copied for each forger, who then mends hashes, manifest and the name.
class ForgedEdition : public ::testing::TestWithParam<Forgery> {
protected:
    static void SetUpTestSuite() {
        project_ = std::make_unique<TinyProject>();
        add_table();
        built_ = project_->build()->folder;
    }
    static void TearDownTestSuite() { project_.reset(); }

    /// Published figures beside the computed: shares of the end of 2020.
    static void add_table() {
        std::ofstream{project_->folder() / "table.csv"}
            << "AGS;FTTH/B ≥ 50 Mbit/s;leitungsg. Technologien ≥ 1000 Mbit/s\n"
               "15003000;88,50;60,25\n15090535;70,00;12,50\n"
               "15090010;50,00;0,00\n15090180;40,00;3,00\n";
        std::ofstream{project_->folder() / "tiny.toml", std::ios::app}
            << "[[source]]\nid = 'tabelle'\nreader = 'fixed_table'\nmanifest = 'demo'\n"
               "file = 'table.csv'\nuse = 'households'\nreference_date = 2020-12-31\n";
    }
    static fs::path write_forged(EditionContent content,
                                 const std::function<void(const fs::path&)>& more = {}) {
        const auto folder = project_->folder() / "forged";
        fs::remove_all(folder);
        fs::copy(built_, folder, fs::copy_options::recursive);
        netzatlas::testing::must(store::write_database(folder / "netzatlas.sqlite", content));
        if (more) {
            more(folder);
        }
        auto manifest = *store::manifest_of(bytes_of(folder / "manifest.json"));
        manifest.products = *products_in(folder);
        std::ofstream{folder / "manifest.json"} << store::manifest_json(manifest);
        const auto named = project_->folder() / store::edition_id(manifest);
        fs::remove_all(named);
        fs::rename(folder, named);
        return named;
    }
    static EditionContent content() { return *store::read_database(built_ / "netzatlas.sqlite"); }
    static Verified verified(const fs::path& folder) {
        return *verify_edition(folder, TinyProject::data());
    }

    static inline std::unique_ptr<TinyProject> project_;
    static inline fs::path built_;
};

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) {
        text += line + "\n";
    }
    return text;
}

store::StoredValue& row_of(EditionContent& content, Origin origin) {
    return *std::find_if(content.values.begin(), content.values.end(), [&](const auto& row) {
        return row.region == "15003000" && row.indicator == "gigabit_quota" && row.origin == origin;
    });
}

store::StoredValue published_headline(EditionContent& content) {
    auto row = row_of(content, Origin::published);
    row.value.value = 98;
    row.value.printed = "98.0";
    return row;
}

TEST_P(ForgedEdition, IsFound) {
    auto forged = content();
    GetParam().change(forged);
    const auto lines = joined(verified(write_forged(std::move(forged))).differences);

    EXPECT_NE(lines.find(GetParam().words), std::string::npos) << lines;
    EXPECT_EQ(lines.find("SHA-256"), std::string::npos) << "the forger mended no hash\n" << lines;
    EXPECT_EQ(lines.find("is called"), std::string::npos) << lines;
}

TEST_F(ForgedEdition, IsProvedWhereNothingWasForged) {
    const auto honest = verified(write_forged(content()));

    EXPECT_EQ(joined(honest.differences), "");
    EXPECT_EQ(joined(honest.notes), "");
}

TEST_F(ForgedEdition, IsNotedWhereATitleReadsOtherwise) { // reworded since, no fault
    auto other = content();
    other.indicators.front().title_en = "x";
    const auto found = verified(write_forged(std::move(other)));

    EXPECT_EQ(joined(found.differences), "");
    EXPECT_NE(joined(found.notes).find("its title reads otherwise"), std::string::npos);
}

TEST_F(ForgedEdition, IsNoDifferenceWhereTheCatalogueHasMoreIndicators) {
    auto fewer = content();
    std::erase_if(fewer.indicators, [&](const auto& indicator) {
        return !indicator.headline &&
               std::none_of(fewer.values.begin(), fewer.values.end(),
                            [&](const auto& row) { return row.indicator == indicator.id; });
    });

    EXPECT_EQ(joined(verified(write_forged(std::move(fewer))).differences), "");
}

TEST_F(ForgedEdition, IsFoundWhereAnExtractIsGone) {
    const auto folder =
        write_forged(content(), [](const auto& forged) { fs::remove(forged / "extracts/15.csv"); });

    EXPECT_NE(joined(verified(folder).differences).find("extracts/15.csv: is missing"),
              std::string::npos);
}

/// All says the same, but no such file was ever published.
TEST_F(ForgedEdition, IsFoundByTheSourcesThemselves) {
    EXPECT_EQ(joined(verify_sources(built_, project_->folder()).differences), "");

    const auto file = project_->folder() / "table.csv";
    const auto bytes = bytes_of(file);
    std::ofstream{file, std::ios::app} << "15003000;99,00;99,00\n";
    const auto changed = joined(verify_sources(built_, project_->folder()).differences);
    fs::remove(file);
    const auto gone = verify_sources(built_, project_->folder());
    std::ofstream{file} << bytes;

    EXPECT_TRUE(changed.starts_with("table.csv: SHA-256 is ")) << changed;
    EXPECT_EQ(joined(gone.differences), "table.csv: is not among the sources\n");
    EXPECT_EQ(gone.files, 6U);
}

const Forgery forgeries[] = {
    {"an inserted published row of a later day",
     [](auto& content) {
         auto row = published_headline(content);
         row.reference_date = netzatlas::testing::day("2021-12-31");
         content.values.push_back(row);
     },
     "gigabit_quota of 15003000 at 2021-12-31 (tabelle): the source speaks of 2020-12-31"},
    {"an inserted row",
     [](auto& content) {
         auto row = published_headline(content);
         row.region = "15";
         content.values.push_back(row);
     },
     "stands where the database has 15, gigabit_quota, 2020-12-31, published, tabelle"},
    {"a row that is gone",
     [](auto& content) {
         std::erase_if(content.values, [](const auto& row) {
             return row.region == "15003000" && row.indicator == "gigabit_quota" &&
                    row.origin == Origin::computed;
         });
     },
     "gigabit_quota of 15003000 at 2021-06-30 is missing, computed again it is 70"},
    {"a row of an unknown source",
     [](auto& content) { row_of(content, Origin::published).source = "x"; },
     "the edition has no such source"},
    {"a row told twice",
     [](auto& content) { content.values.push_back(published_headline(content)); },
     "stands there twice"},
    {"a published value that is not as printed",
     [](auto& content) { row_of(content, Origin::published).value.value = 98; },
     "is 98, printed is '60,25'"},
    {"a published value printed otherwise",
     [](auto& content) { row_of(content, Origin::published) = published_headline(content); },
     "printed is '60,25', the database says '98.0'"},
    {"a source's hash", [](auto& content) { content.sources.back().sha256 = "00"; },
     "of the database is not told so by inputs.json"},
    {"a source's attribution", [](auto& content) { content.sources.front().attribution = "me"; },
     "source lan of the database is not told so by inputs.json"},
    {"a source whose small counts may be told", // D17
     [](auto& content) { content.sources.back().counts_released = true; },
     "of the database is not told so by inputs.json"},
    {"a source's role", [](auto& content) { content.sources.front().role = "households"; },
     "source lan of the database is not told so by inputs.json"},
    {"a source that is gone", [](auto& content) { content.sources.erase(content.sources.begin()); },
     "input lan (regions.gpkg) is not told so"},
    {"a setting", [](auto& content) { content.settings["completeness"] = "0.5"; },
     "the settings of the database and of inputs.json differ"},
    {"the reference date",
     [](auto& content) { content.reference_date = netzatlas::testing::day("2022-06-30"); },
     "the reference date is 2022-06-30, the newest figure is of 2021-06-30"},
    {"findings that are gone", [](auto& content) { content.findings.clear(); },
     "findings.json: the database has other findings"},
    {"breaks that are gone", [](auto& content) { content.series.clear(); },
     "the breaks of method (D19) are not those of the catalogue"},
    {"a region's name", [](auto& content) { content.regions.back().region.name = "x"; },
     "the database says 'x'"},
    {"a boundary date",
     [](auto& content) {
         content.regions.back().region.boundary_date = netzatlas::testing::day("2019-01-01");
     },
     "the database says '2019-01-01'"},
    {"a title in the language of the extracts",
     [](auto& content) {
         for (auto& indicator : content.indicators) {
             indicator.title_de = "x";
         }
     },
     "the database says 'x'"},
    {"what an indicator rests on", [](auto& content) { content.indicators.front().rule = "D2"; },
     "this program's catalogue of the same method says something else"},
    {"the wording of a goal", [](auto& content) { content.goals.front().wording = "x"; },
     "this program's catalogue of the same method says something else"},
    {"verdicts that are gone", [](auto& content) { content.goal_results.pop_back(); },
     "verdicts on goals"},
};

INSTANTIATE_TEST_SUITE_P(Forgers, ForgedEdition, ::testing::ValuesIn(forgeries));

} // namespace
} // namespace netzatlas::edition
