#include "demo/demo.hpp"

#include "demo/balance.hpp"
#include "demo/census.hpp"
#include "demo/place_offers.hpp"
#include "demo/schools.hpp"
#include "demo/sites.hpp"
#include "demo/writers.hpp"

#include <array>
#include <fmt/format.h>
#include <system_error>

namespace netzatlas::demo {

namespace {

/// Everything invented for the fixed network: who lives where, and what they are offered.
struct People {
    Settling settling;
    std::vector<CensusSquare> squares;
    std::vector<Offer> offers;
};

Result<People> people_of(const World& world) {
    auto hamlets = hamlets_on_borders(world);
    const auto hamlet_people = balanced(world, hamlets);
    if (!hamlet_people) {
        return fail(hamlet_people.error());
    }
    People people{settled(world, std::move(hamlets)), {}, {}};
    auto squares = census_squares(world, people.settling);
    if (!squares) {
        return fail(squares.error());
    }
    people.squares = *std::move(squares);
    populate(world, *hamlet_people, people.squares);
    const auto weights = home_weights(people.squares, people.settling.homes.size());
    people.offers = home_offers(world, people.settling, weights);
    return people;
}

Result<void> write_school_sites(const std::filesystem::path& file, const World& world,
                                const Settling& settling) {
    const auto sites = school_sites(world, settling);
    return sites ? write_schools(file, *sites) : fail(sites.error());
}

Result<void> write_mobile_cells(const std::filesystem::path& file, const World& world,
                                const Settling& settling) {
    const auto ground = landscape(world, settling);
    return write_mobile(file, world, ground, radio(world, settling, ground));
}

using Step = std::pair<std::string_view, std::function<Result<void>()>>;

Result<void> write_all(const std::filesystem::path& folder, const World& world,
                       const DemoOptions& options) {
    People people;
    const std::array<Step, 13> steps{
        {{"settlements and shares",
          [&] {
              auto found = people_of(world);
              if (!found) {
                  return Result<void>{fail(found.error())};
              }
              people = *std::move(found);
              return Result<void>{};
          }},
         {files::boundaries, [&] { return write_boundaries(folder / files::boundaries, world); }},
         {files::directory, [&] { return write_directory(folder / files::directory, world); }},
         {files::census, [&] { return write_census(folder / files::census, people.squares); }},
         {files::schools,
          [&] { return write_school_sites(folder / files::schools, world, people.settling); }},
         {files::access_points,
          [&] {
              return write_access_points(folder / files::access_points, world, people.settling);
          }},
         {files::data_centres,
          [&] { return write_data_centres(folder / files::data_centres, world, people.settling); }},
         {files::rollout_areas,
          [&] { return write_rollout_areas(folder / files::rollout_areas, world); }},
         {files::shares,
          [&] { return write_shares(folder / files::shares, world, world.facts.shares); }},
         {files::older_shares,
          [&] {
              return write_shares(folder / files::older_shares, world, world.facts.older_shares);
          }},
         {files::fixed,
          [&] {
              return write_fixed(folder / files::fixed, world, people.settling, people.offers);
          }},
         {files::mobile,
          [&] { return write_mobile_cells(folder / files::mobile, world, people.settling); }},
         {files::project, [&] { return write_project(folder / files::project, world); }}}};
    constexpr std::array<double, 13> done{0.10, 0.25, 0.28, 0.29, 0.30, 0.31, 0.31,
                                          0.32, 0.32, 0.33, 0.33, 0.70, 0.99};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (options.progress) {
            options.progress(std::string{steps[i].first}, done[i]);
        }
        if (const auto step = steps[i].second(); !step) {
            return step;
        }
    }
    if (options.progress) {
        options.progress("done", 1.0);
    }
    return {};
}

} // namespace

Result<void> write_demo(const std::filesystem::path& folder, const DemoOptions& options) {
    std::error_code trouble;
    std::filesystem::create_directories(folder, trouble);
    if (trouble) {
        return fail(ErrorCode::io, fmt::format("{}: cannot make this folder: {}", folder.string(),
                                               trouble.message()));
    }
    if (options.progress) {
        options.progress("borders", 0.0);
    }
    auto facts = read_facts(options.facts);
    if (!facts) {
        return fail(facts.error());
    }
    const auto world = grown_world(*std::move(facts), options.counties);
    return world ? write_all(folder, *world, options) : fail(world.error());
}

} // namespace netzatlas::demo
