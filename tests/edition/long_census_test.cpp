#include "store/edition.hpp"
#include "tiny_project.hpp"

#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::TinyProject;

/// The households of the tiny census in a 100 m table of 2011, with umlauts in Latin-1.
void write_long_census(const TinyProject& project) {
    std::ofstream out{project.folder() / "Haushalte100m.csv", std::ios::binary};
    out << "Gitter_ID_100m;Gitter_ID_100m_neu;Merkmal;Auspraegung_Code;Auspraegung_Text;Anzahl;"
           "Anzahl_q\n";
    TinyProject::each_census_cell([&](double north, double east, int households) {
        const auto id = fmt::format("100mN{:.0f}E{:.0f};CRS3035RES100mN{:.0f}E{:.0f}", north / 100,
                                    east / 100, north, east);
        out << id << ";INSGESAMT;0;Einheiten insgesamt;" << households << ";0\n"
            << id << ";HHTYP_LEB;1;Einpersonenhaushalte (Singlehaushalte)\xFC;" << households - 7
            << ";0\n";
    });
    out.close();
    project.rewrite_project("census.csv", "Haushalte100m.csv");
}

void expect_verified(const Built& built) {
    const auto verified = verify_edition(built.folder, TinyProject::data());
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

double figure(const store::Edition& edition, const char* region, const char* indicator) {
    const auto* const row = edition.newest(region, indicator);
    return row != nullptr ? row->value.value.value_or(-1) : -2;
}

TEST(LongCensus, WeighsLikeTheWideOne) { // D1
    const TinyProject project;
    write_long_census(project);

    const auto built = project.build();

    ASSERT_TRUE(built) << built.error().message;
    const auto edition = *store::Edition::open(built->folder);
    EXPECT_NEAR(figure(*edition, "15", "gigabit_quota"), 100.0 * (70 + 10 + 6) / 200, 1e-4);
    EXPECT_NEAR(*edition->newest("15", "gigabit_quota")->value.denominator, 200, 1e-3);
    expect_verified(*built);
}

} // namespace
} // namespace netzatlas::edition
