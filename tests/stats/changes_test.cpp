#include "stats/stats.hpp"

#include "stats_world.hpp"

using namespace netzatlas;
using ::testing::HasSubstr;

namespace {

class Changes : public netzatlas::testing::TinyEdition {};

TEST_F(Changes, HavePointsWhereBothDatesMeasureTheSame) {
    const auto answer = parsed(stats::changes_json(edition(), "gigabit_quota", "2020-12-31", ""));
    EXPECT_EQ(answer.at("from"), "2020-12-31");
    EXPECT_EQ(answer.at("to"), "2021-06-30");
    EXPECT_EQ(answer.at("break"), nullptr);
    const auto gained = with(answer.at("changes"), "region", "15090180");
    EXPECT_EQ(gained.at("change"), "gained");
    EXPECT_EQ(gained.at("points"), 10.0);
    EXPECT_EQ(gained.at("before").at("value"), 10.0);
    EXPECT_EQ(gained.at("after").at("value"), 20.0);
    const auto appeared = with(answer.at("changes"), "region", "15090010");
    EXPECT_EQ(appeared.at("change"), "new");
    EXPECT_EQ(appeared.at("points"), nullptr);
    EXPECT_EQ(appeared.at("before"), nullptr);
    EXPECT_EQ(answer.at("counts").at("gained"), 1);
}

TEST_F(Changes, NeedTwoKnownDatesInOrder) {
    const auto code = [&](std::string_view from, std::string_view to) {
        const auto answer = stats::changes_json(edition(), "gigabit_quota", from, to);
        EXPECT_FALSE(answer);
        return answer ? ErrorCode::internal : answer.error().code;
    };
    EXPECT_EQ(code("", ""), ErrorCode::bad_request);
    EXPECT_EQ(code("2021-06-30", "2020-12-31"), ErrorCode::bad_request);
    EXPECT_EQ(code("2021-06-30", ""), ErrorCode::bad_request);
    EXPECT_EQ(code("1999-12-31", ""), ErrorCode::not_found);
    EXPECT_EQ(code("2020-12-31", "2022-06-30"), ErrorCode::not_found);
}

} // namespace
