#include "http/connection_limits.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

using namespace netzatlas::http;

namespace {

TEST(ConnectionLimits, StopsOneClientBeforeTheOthers) {
    ConnectionLimits limits{10, 2};

    EXPECT_TRUE(limits.enter("a"));
    EXPECT_TRUE(limits.enter("a"));
    EXPECT_FALSE(limits.enter("a"));
    EXPECT_TRUE(limits.enter("b"));
    limits.leave("a");
    EXPECT_TRUE(limits.enter("a"));
}

TEST(ConnectionLimits, StopsAllAtTheTotal) {
    ConnectionLimits limits{2, 2};
    limits.enter("a");
    limits.enter("b");

    EXPECT_FALSE(limits.enter("c"));
    EXPECT_EQ(limits.open(), 2U);
}

TEST(ConnectionLimits, RaisesTheLimitOfOpenFiles) {
    connections_allowed_by_files(100);

    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    EXPECT_GE(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, 456));
}

TEST(ConnectionLimits, AllowsNoMoreThanTheHardLimitHolds) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);

    EXPECT_LT(connections_allowed_by_files(limit.rlim_max), limit.rlim_max);
}

} // namespace
