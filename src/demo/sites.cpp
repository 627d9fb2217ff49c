#include "demo/sites.hpp"

#include "demo/byte_file.hpp"
#include "demo/chance.hpp"
#include "demo/writers.hpp"
#include "geo/transform.hpp"
#include "geo/vector_file.hpp"

#include <array>
#include <fmt/format.h>

namespace netzatlas::demo {

namespace {

constexpr int people_per_access_point = 3000;
constexpr int people_of_a_data_centre = 20000;
constexpr double half_square_m = 1500;
constexpr std::array<std::string_view, 4> spots{"Marktplatz", "Bibliothek", "Bahnhof",
                                                "Bürgerhaus"};

/// A place in a home's cell that is the municipality's alone, so that its key is never in doubt.
class Addresses {
public:
    static Result<Addresses> of(const World& world, const Settling& settling) {
        auto transform = geo::Transform::between(25832, 4326);
        if (!transform) {
            return fail(transform.error());
        }
        Addresses addresses{world, *std::move(transform)};
        addresses.cells_.resize(world.places.size());
        for (const auto& home : settling.homes) {
            if (home.hamlet < 0) {
                addresses.cells_[static_cast<std::size_t>(home.place)].push_back(home.cell);
            }
        }
        return addresses;
    }
    bool has(std::size_t place) const { return !cells_[place].empty(); }
    Result<geo::Point> at(std::size_t place, std::uint64_t lot) const {
        const auto& cells = cells_[place];
        return to_lon_lat_(world_.cells.middle(cells[lot % cells.size()]));
    }

private:
    Addresses(const World& world, geo::Transform to_lon_lat)
        : world_{world}, to_lon_lat_{std::move(to_lon_lat)} {}

    const World& world_;
    geo::Transform to_lon_lat_;
    std::vector<std::vector<std::uint32_t>> cells_;
};

std::string access_point(const Municipality& place, int number, std::uint64_t lot, geo::Point at) {
    const bool freifunk = lot % 4 == 0;
    const bool planned = lot % 11 == 0;
    return fmt::format("DEMO-W-{}-{:03};{} {} (Demo);{};{};{:.6f};{:.6f};{};{};{}\n", place.ags,
                       number, spots[lot % spots.size()], place.name,
                       freifunk ? "Freifunk-Verein (Demo)" : "Gemeinde (Demo)",
                       freifunk ? "freifunk" : "wlan", at.x, at.y, place.ags,
                       fmt::format("{}-{:02}-01", 2015 + static_cast<int>(lot % 7),
                                   1 + static_cast<int>((lot >> 8U) % 12)),
                       planned ? "planned" : "in_use");
}

} // namespace

Result<void> write_access_points(const std::filesystem::path& file, const World& world,
                                 const Settling& settling) {
    const auto addresses = Addresses::of(world, settling);
    if (!addresses) {
        return fail(addresses.error());
    }
    ByteFile out{file};
    out << "id;name;operator;kind;lon;lat;ags;since;status\n";
    for (std::size_t i = 0; i < world.places.size(); ++i) {
        const auto& place = world.places[i];
        const int count = addresses->has(i) ? 1 + place.population / people_per_access_point : 0;
        for (int number = 1; number <= count; ++number) {
            const auto lot = mixed(seed_of(place.ags), static_cast<std::uint64_t>(number),
                                   seed_of("access point"));
            const auto at = addresses->at(i, mixed(lot, 1));
            if (!at) {
                return fail(at.error());
            }
            out << access_point(place, number, lot, *at);
        }
    }
    return out.close();
}

Result<void> write_data_centres(const std::filesystem::path& file, const World& world,
                                const Settling& settling) {
    const auto addresses = Addresses::of(world, settling);
    if (!addresses) {
        return fail(addresses.error());
    }
    ByteFile out{file};
    out << "id;name;operator;lon;lat;ags;status\n";
    for (std::size_t i = 0; i < world.places.size(); ++i) {
        const auto& place = world.places[i];
        const bool first = i == 0; // so that no choice of counties leaves the list empty
        if (!addresses->has(i) || (!first && place.population < people_of_a_data_centre)) {
            continue;
        }
        const auto at = addresses->at(i, seed_of("data centre " + place.ags));
        if (!at) {
            return fail(at.error());
        }
        out << fmt::format("DEMO-R-{};Rechenzentrum {} (Demo);Betreiber (Demo);{:.6f};{:.6f};{};"
                           "in_use\n",
                           place.ags, place.name, at->x, at->y, place.ags);
    }
    return out.close();
}

Result<void> write_rollout_areas(const std::filesystem::path& file, const World& world) {
    auto writer = geo::VectorWriter::create(file, "GPKG", std::string{timestamp});
    if (!writer) {
        return fail(writer.error());
    }
    using enum geo::FieldType;
    auto done = writer->add_layer(
        {"ausbaugebiete",
         {{"id", text}, {"programme", text}, {"funder", text}, {"status", text}, {"since", date}},
         geo::GeometryType::polygons});
    constexpr std::array<const char*, 3> stages{"planned", "building", "done"};
    for (std::size_t i = 0; done && i < world.places.size(); i += 4) {
        const auto [x, y] = world.centres[i];
        const double h = half_square_m;
        const geo::Polygon square{
            {{{x - h, y - h}, {x + h, y - h}, {x + h, y + h}, {x - h, y + h}, {x - h, y - h}}}};
        done =
            writer->add({{fmt::format("DEMO-A-{}", world.places[i].ags), "Gigabit-Förderung (Demo)",
                          "Bund und Land", stages[(i / 4) % stages.size()], "2021-03-01"},
                         {{square}}});
    }
    return done ? writer->close() : done;
}

} // namespace netzatlas::demo
