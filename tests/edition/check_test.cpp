#include "edition/check_report.hpp"
#include "edition/recognised.hpp"
#include "tiny_project.hpp"

#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::TemporaryFolder;
using netzatlas::testing::TinyProject;

TEST(Check, RecognisesEverySourceByItsColumns) {
    const TinyProject project;
    const std::pair<const char*, Reader> files[] = {{"cells.csv", Reader::fixed_cells},
                                                    {"mobile.csv", Reader::mobile_cells},
                                                    {"census.csv", Reader::census_grid},
                                                    {"schools.csv", Reader::school_sites}};
    for (const auto& [file, reader] : files) {
        const auto entries = recognised(project.folder() / file);

        ASSERT_TRUE(entries) << entries.error().message;
        EXPECT_EQ(entries->at(0).reader, reader) << file;
    }
}

TEST(Check, KnowsDataCentresFromAccessPoints) { // a kind of network is what only the latter have
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "centres.csv"} << "id;name;operator;lon;lat;ags;status\n"
                                                    "a;b;c;11.6;52.1;15003000;in_use\n";
    EXPECT_EQ(recognised(folder.path() / "centres.csv")->at(0).reader, Reader::data_centres);
}

TEST(Check, KnowsCellsOfNamedNetworksFromTablesOfTheSamePrefix) { // verf_100_16: sources.md 2.5
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "live.csv"} << "raster_id,verf_4g_dt,verf_5g_dt\n"
                                                 "100mN57762E6821,1,3\n";
    EXPECT_EQ(recognised(folder.path() / "live.csv")->at(0).reader, Reader::mobile_cells);
}

TEST(Check, SeesTheLevelsOfABoundaryFile) {
    const TinyProject project;

    const auto entries = *recognised(project.folder() / "regions.gpkg");

    ASSERT_EQ(entries.size(), 4U);
    EXPECT_EQ(entries.at(0).level, "state");
    EXPECT_EQ(entries.at(3).level, "municipality");
}

TEST(Check, FindsNothingInGoodFiles) {
    const TinyProject project;

    const auto checked =
        check_files({project.folder() / "cells.csv", project.folder() / "regions.gpkg",
                     project.folder() / "census.csv"});

    ASSERT_TRUE(checked) << checked.error().message;
    for (const auto& finding : checked->findings) {
        EXPECT_NE(finding.severity, Severity::error) << to_line(finding);
    }
}

TEST(Check, NamesFileRowAndColumnOfABadShare) {
    const TinyProject project;
    project.write_fixed([](const std::string& id, const std::string& ags) {
        return fmt::format("{},{},100.39,50,0\n", id, ags);
    });

    const auto findings = check_files({project.folder() / "cells.csv"})->findings;

    EXPECT_EQ(findings.at(0).rule, "share_above_100");
    EXPECT_EQ(findings.at(0).file, "cells.csv");
    EXPECT_EQ(findings.at(0).column, "down_fn_hh_alle_100");
}

TEST(Check, GoesOnAfterAFileItCannotRead) {
    const TinyProject project;
    const TemporaryFolder other;
    std::ofstream{other.path() / "empty.csv"} << "";
    std::ofstream{other.path() / "odd.csv"} << "a,b\n1,2\n";

    const auto findings = check_files({other.path() / "empty.csv", other.path() / "odd.csv",
                                       other.path() / "none.csv", project.folder() / "schools.csv"})
                              ->findings;

    ASSERT_EQ(findings.size(), 3U);
    for (const auto& finding : findings) {
        EXPECT_EQ(finding.rule, "unreadable");
    }
    EXPECT_EQ(findings.at(1).file, "odd.csv");
}

TEST(Check, ReadsAProjectAsItSays) {
    const TinyProject project;

    const auto checked = check_files({project.folder() / "tiny.toml"}, {TinyProject::data(), {}});

    ASSERT_TRUE(checked) << checked.error().message;
    EXPECT_TRUE(is_fine(*checked)) << check_report(*checked, true);
}

} // namespace
} // namespace netzatlas::edition
