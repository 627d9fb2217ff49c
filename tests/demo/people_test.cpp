#include "demo/balance.hpp"
#include "demo/census.hpp"
#include "demo/landscape.hpp"
#include "demo/radio.hpp"
#include "demo/schools.hpp"

#include <gtest/gtest.h>
#include <map>
#include <numeric>

namespace netzatlas::demo {
namespace {

/// One county, settled; made once for all tests here.
struct Jerichow {
    World world;
    Settling settling;
    std::vector<CensusSquare> squares;
    std::vector<double> weights;
};

const Jerichow& jerichow() {
    static const Jerichow made = [] {
        Jerichow county;
        const auto facts =
            read_facts(std::filesystem::path{NETZATLAS_SOURCE_DIR} / "data/sample").value();
        county.world = grown_world(facts, {"15086"}).value();
        auto hamlets = hamlets_on_borders(county.world);
        const auto people = balanced(county.world, hamlets).value();
        county.settling = settled(county.world, std::move(hamlets));
        county.squares = census_squares(county.world, county.settling).value();
        populate(county.world, people, county.squares);
        county.weights = home_weights(county.squares, county.settling.homes.size());
        return county;
    }();
    return made;
}

TEST(Hamlets, StandOnlyWhereExactlyTwoPlacesShareACell) {
    ASSERT_FALSE(jerichow().settling.hamlets.empty());
    for (const auto& hamlet : jerichow().settling.hamlets) {
        for (const auto cell : hamlet.crossing) {
            const auto parts = jerichow().world.cells.parts_of(cell);
            ASSERT_EQ(parts.size(), 2U);
            EXPECT_NEAR(parts[0].fraction + parts[1].fraction, 1.0, 1e-9);
        }
    }
}

TEST(Hamlets, CountAlikeByKeyAndByArea) { // D3
    const auto& [world, settling, squares, weights] = jerichow();
    std::vector<double> leans(settling.hamlets.size(), 0.0);
    for (std::size_t i = 0; i < settling.homes.size(); ++i) {
        const auto& home = settling.homes[i];
        if (home.hamlet < 0) {
            continue;
        }
        const auto number = static_cast<std::size_t>(home.hamlet);
        const auto first = settling.hamlets[number].first;
        for (const auto& part : world.cells.parts_of(home.cell)) {
            if (part.place == first) {
                leans[number] += weights[i] * ((home.place == first ? 1 : 0) - part.fraction);
            }
        }
    }
    for (const double lean : leans) {
        EXPECT_LT(std::abs(lean), most_unbalanced);
    }
}

TEST(Settling, PutsEveryOtherHomeInsideOnePlace) {
    for (const auto& home : jerichow().settling.homes) {
        if (home.hamlet < 0) {
            EXPECT_EQ(jerichow().world.cells.whole[home.cell], home.place);
        }
    }
}

TEST(Census, LosesNoHouseholdOnTheWay) { // D13
    int households = 0;
    for (const auto& square : jerichow().squares) {
        households += square.households;
    }
    const auto& weights = jerichow().weights;
    EXPECT_NEAR(std::accumulate(weights.begin(), weights.end(), 0.0), households, 1e-6);
    EXPECT_GT(*std::min_element(weights.begin(), weights.end()), 0.0);
}

TEST(Census, CountsEveryInhabitantOnce) {
    std::map<PlaceIndex, int> persons;
    for (const auto& square : jerichow().squares) {
        persons[square.place] += square.persons;
        EXPECT_GE(square.persons, 3); // the census publishes no smaller number
        EXPECT_GE(square.households, 1);
        EXPECT_LE(square.households, square.persons);
    }
    for (const auto& [place, count] : persons) {
        EXPECT_EQ(count, jerichow().world.place(place).population);
    }
}

TEST(Radio, GivesMoreOnlyWithLess) {
    const auto& [world, settling, squares, weights] = jerichow();
    const auto ground = landscape(world, settling);
    for (const auto& flags : radio(world, settling, ground)) {
        for (std::size_t net = 0; net < 3; ++net) { // dt, vf, tf
            EXPECT_LE(flags[3][net], flags[2][net]);
            EXPECT_LE(flags[2][net], flags[1][net]);
            EXPECT_LE(flags[1][net], flags[0][net]);
        }
    }
}

TEST(Radio, ServesThePublishedPartOfResidentialGround) {
    const auto& [world, settling, squares, weights] = jerichow();
    const auto ground = landscape(world, settling);
    const auto flags = radio(world, settling, ground);
    double homes = 0;
    double served = 0;
    for (std::size_t i = 0; i < flags.size(); ++i) {
        if (ground.land[i] == Land::residential) {
            homes += 1;
            served += flags[i][2][0] + flags[i][2][1] + flags[i][2][2] > 0 ? 1 : 0;
        }
    }
    const double published = world.facts.mobile.at({"15086", "residential"}).nr / 100.0;
    EXPECT_NEAR(100 * served / homes, published, 0.02);
}

TEST(Schools, GoThroughTheirStagesInOrder) { // D12
    const auto sites = school_sites(jerichow().world, jerichow().settling);
    ASSERT_TRUE(sites) << sites.error().message;
    EXPECT_GE(sites->size(), jerichow().world.places.size());
    for (const auto& site : *sites) {
        for (std::size_t i = 1; i < site.events.size(); ++i) {
            EXPECT_LT(site.events[i - 1].date, site.events[i].date) << site.id;
            EXPECT_LT(site.events[i - 1].stage, site.events[i].stage) << site.id;
        }
    }
}

} // namespace
} // namespace netzatlas::demo
