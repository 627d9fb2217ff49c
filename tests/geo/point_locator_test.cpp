#include "boxes.hpp"
#include "geo/point_locator.hpp"

#include <array>
#include <atomic>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <rapidcheck/gtest.h>
#include <thread>
#include <vector>

namespace netzatlas::geo {
namespace {

using testing::box_ring;
using testing::box_shape;
using testing::drawn_squares;

TEST(PointLocator, FindsTheShapeAroundAPoint) {
    const std::array<MultiPolygon, 2> shapes{box_shape(0, 0, 1, 1), box_shape(1, 0, 2, 1)};
    const PointLocator locator{shapes};

    EXPECT_EQ(locator.at({0.5, 0.5}), 0U);
    EXPECT_EQ(locator.at({1.5, 0.5}), 1U);
    EXPECT_EQ(locator.at({2.5, 0.5}), std::nullopt);
}

TEST(PointLocator, GivesASharedBorderToTheFirst) {
    const std::array<MultiPolygon, 2> shapes{box_shape(0, 0, 1, 1), box_shape(1, 0, 2, 1)};
    const PointLocator locator{shapes};

    EXPECT_EQ(locator.at({1, 0.5}), 0U);
    EXPECT_EQ(locator.at({1, 1}), 0U);
    EXPECT_EQ(locator.at({2, 1}), 1U);
}

TEST(PointLocator, LeavesHolesOutAndFindsWhatLiesInThem) {
    Ring hole = box_ring(1, 1, 2, 2);
    const std::array<MultiPolygon, 2> shapes{
        MultiPolygon{{{{box_ring(0, 0, 3, 3), {hole.rbegin(), hole.rend()}}}}},
        box_shape(1, 1, 2, 2)};
    const PointLocator locator{shapes};

    EXPECT_EQ(locator.at({1.5, 1.5}), 1U);
    EXPECT_EQ(locator.at({0.5, 1.5}), 0U);
    EXPECT_EQ(locator.at({1, 1.5}), 0U) << "the border of the hole belongs to the first";
}

TEST(PointLocator, FindsExclaves) {
    const std::array<MultiPolygon, 2> shapes{drawn_squares("#.#\n"), drawn_squares(".#.\n")};
    const PointLocator locator{shapes};

    EXPECT_EQ(locator.at({2.5, 0.5}), 0U);
    EXPECT_EQ(locator.at({1.5, 0.5}), 1U);
}

TEST(PointLocator, KnowsNothingWithoutShapes) {
    EXPECT_EQ(PointLocator{{}}.at({0, 0}), std::nullopt);
    const std::array<MultiPolygon, 1> empty{};
    EXPECT_EQ(PointLocator{empty}.at({0, 0}), std::nullopt);
}

TEST(PointLocator, APointThatIsNoNumberLiesNowhere) {
    const std::array<MultiPolygon, 1> shapes{box_shape(0, 0, 1, 1)};

    EXPECT_EQ((PointLocator{shapes}.at({std::numeric_limits<double>::quiet_NaN(), 0.5})),
              std::nullopt);
}

/// A square cut into two by a crooked border that both sides share.
std::array<MultiPolygon, 2> two_neighbours(const std::vector<double>& bends) {
    Ring border{{5, 0}};
    for (std::size_t i = 0; i < bends.size(); ++i) {
        border.push_back({bends[i], static_cast<double>(i + 1)});
    }
    const double top = static_cast<double>(bends.size()) + 1;
    border.push_back({5, top});
    Ring west{{0, 0}};
    west.insert(west.end(), border.begin(), border.end());
    west.insert(west.end(), {{0, top}, {0, 0}});
    Ring east(border.rbegin(), border.rend());
    east.insert(east.end(), {{10, 0}, {10, top}, {5, top}});
    return {MultiPolygon{{{{west}}}}, MultiPolygon{{{{east}}}}};
}

RC_GTEST_PROP(PointLocator, EveryPointOfACoverageHasAnOwner, ()) {
    const auto bends = *rc::gen::nonEmpty(rc::gen::container<std::vector<double>>(
        rc::gen::map(rc::gen::inRange(1, 9999), [](int n) { return n / 1000.0; })));
    const auto shapes = two_neighbours(bends);
    const PointLocator locator{shapes};
    const double top = static_cast<double>(bends.size()) + 1;
    const double x = *rc::gen::inRange(0, 10001) / 1000.0;
    const double y = top * *rc::gen::inRange(0, 10001) / 10000.0;

    RC_ASSERT(locator.at({x, y}).has_value());
}

TEST(PointLocator, AnswersSeveralThreadsAlike) {
    std::vector<MultiPolygon> shapes;
    for (int i = 0; i < 100; ++i) {
        shapes.push_back(box_shape(i % 10, i / 10, i % 10 + 1, i / 10 + 1)); // NOLINT
    }
    const PointLocator locator{shapes};
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&locator, &wrong] {
            for (int i = 0; i < 10'000; ++i) {
                const std::size_t expected = static_cast<std::size_t>(i) % 100;
                const Point point{static_cast<double>(expected % 10) + 0.5,
                                  static_cast<double>(expected / 10) + 0.5};
                wrong += locator.at(point) == expected ? 0 : 1;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }

    EXPECT_EQ(wrong, 0);
}

} // namespace
} // namespace netzatlas::geo
