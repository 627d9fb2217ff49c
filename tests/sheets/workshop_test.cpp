#include "sheets/workshop.hpp"
#include "temporary_folder.hpp"

#include <gmock/gmock.h>

using namespace netzatlas;
using namespace netzatlas::sheets;
using namespace netzatlas::testing;
using ::testing::HasSubstr;

namespace {

namespace fs = std::filesystem;

TEST(Workshop, GoesWithTheObject) {
    const TemporaryFolder here;
    {
        const auto workshop = Workshop::open(here / "sheets");
        ASSERT_TRUE(workshop) << workshop.error().message;
        std::ofstream{(*workshop)->path() / "15.pdf"} << "half";
    }
    EXPECT_TRUE(fs::is_empty(here / "sheets"));
}

TEST(Workshop, ClearsWhatTheDeadLeft) {
    const TemporaryFolder here;
    fs::create_directories(here / "sheets" / ".printing-4711" / "profile-0");
    const auto workshop = Workshop::open(here / "sheets");

    EXPECT_FALSE(fs::exists(here / "sheets" / ".printing-4711"));
}

TEST(Workshop, LeavesTheLivingAndTheFinishedAlone) {
    const TemporaryFolder here;
    fs::create_directories(here / "sheets");
    here.file("sheets/15.pdf", "whole");
    const auto first = Workshop::open(here / "sheets");
    const auto second = Workshop::open(here / "sheets");

    ASSERT_TRUE(first && second);
    EXPECT_NE((*first)->path(), (*second)->path());
    EXPECT_TRUE(fs::is_directory((*first)->path()));
    EXPECT_TRUE(fs::exists(here / "sheets" / "15.pdf"));
}

TEST(Workshop, SaysWhereNothingCanBeWritten) {
    const TemporaryFolder here;
    const auto workshop = Workshop::open(here.file("a-file", ""));

    ASSERT_FALSE(workshop);
    EXPECT_EQ(workshop.error().code, ErrorCode::io);
    EXPECT_THAT(workshop.error().message, HasSubstr("a-file cannot be written"));
}

} // namespace
