#include "server_world.hpp"

using namespace netzatlas::testing;
using ::testing::HasSubstr;

namespace {

using SheetPages = Served;

TEST_F(SheetPages, StandBehindTheirRegion) {
    for (const auto* address :
         {"/gemeinde/15090010/blatt", "/en/kreis/15090/blatt", "/leicht/land/15/blatt",
          "/verbandsgemeinde/150905051/blatt"}) {
        const auto reply = ask(address);
        EXPECT_EQ(reply.status, 200) << address;
        EXPECT_EQ(reply["content-type"], "text/html; charset=utf-8") << address;
        EXPECT_THAT(reply["content-security-policy"], HasSubstr("frame-ancestors 'self'"));
    }
}

TEST_F(SheetPages, OfACityThatIsACountyHaveOneAddress) {
    const auto reply = ask("/en/kreis/15003/blatt");
    EXPECT_EQ(reply.status, 308);
    EXPECT_EQ(reply["location"], "/en/gemeinde/15003000/blatt");
}

TEST_F(SheetPages, AreNotFoundForUnknownRegions) {
    EXPECT_EQ(ask("/gemeinde/15999999/blatt").status, 404);
    EXPECT_EQ(ask("/gemeinde/15090010/anderes").status, 404);
    EXPECT_EQ(ask("/kreis/15090010/blatt").status, 404);
}

} // namespace
