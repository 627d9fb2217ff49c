#include "http/accept_encoding.hpp"

#include <array>
#include <gtest/gtest.h>

using namespace netzatlas::http;

namespace {

constexpr std::array all{Coding::brotli, Coding::gzip, Coding::identity};
constexpr std::array stored{Coding::gzip, Coding::identity};

struct Case {
    const char* field;
    Coding text;
    Coding tile;
};

class AcceptEncoding : public testing::TestWithParam<Case> {};

TEST_P(AcceptEncoding, GetsTheCodingOfRfc9110) {
    EXPECT_EQ(chosen_coding(GetParam().field, all), GetParam().text) << GetParam().field;
    EXPECT_EQ(chosen_coding(GetParam().field, stored), GetParam().tile) << GetParam().field;
}

constexpr auto identity = Coding::identity;
constexpr auto gzip = Coding::gzip;
constexpr auto brotli = Coding::brotli;

INSTANTIATE_TEST_SUITE_P(
    Fields, AcceptEncoding,
    testing::Values(Case{"", identity, identity}, Case{"gzip", gzip, gzip},
                    Case{"gzip, deflate, br", brotli, gzip}, Case{"BR", brotli, identity},
                    Case{"x-gzip", gzip, gzip}, Case{"gzip;q=1, br;q=0.5", gzip, gzip},
                    Case{"gzip ; q=0.3 , br ; q=0.7", brotli, gzip},
                    Case{"gzip;q=0", identity, identity}, Case{"*", brotli, gzip},
                    Case{"*;q=0.5, br;q=0", gzip, gzip}, Case{"*;q=0", identity, identity},
                    Case{"identity, gzip;q=0.9", identity, identity},
                    Case{"identity;q=0, gzip", gzip, gzip},
                    Case{"identity;q=0", identity, identity}, Case{"gzip;q=2", identity, identity},
                    Case{"gzip;q=0.0001", identity, identity}, Case{";;,,=", identity, identity},
                    Case{"gzip;q=", identity, identity}));

} // namespace
