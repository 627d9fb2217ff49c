#include "demo/writers.hpp"

#include "demo/byte_file.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::demo {

namespace {

/// A line of GV100AD: 220 characters, texts at fixed places, umlauts one character each.
class DirectoryLine {
public:
    DirectoryLine(std::string_view type, const std::string& key) {
        put(0, type);
        put(2, "20210630");
        put(10, key);
    }
    /// Characters, not bytes: the text so far is padded to `column` characters.
    DirectoryLine& put(std::size_t column, std::string_view text) {
        line_.append(column - characters_, ' ');
        line_ += text;
        characters_ = column + static_cast<std::size_t>(
                                   std::count_if(text.begin(), text.end(), [](char byte) {
                                       return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
                                   }));
        return *this;
    }
    std::string text() {
        put(220, "");
        return line_ + "\n";
    }

private:
    std::string line_;
    std::size_t characters_ = 0;
};

std::string county_code(const Unit& county) {
    return county.kind_code == 40 ? "41" : "44";
}

/// Text key of the directory: 61 county-free city, 63 town, 64 municipality.
std::string place_code(const Municipality& place) {
    return place.kind_code == 60 ? "61" : place.kind == "Stadt" ? "63" : "64";
}

std::string line_of(const Municipality& place) {
    DirectoryLine line{"60", place.ags + place.ars.substr(5, 4)};
    line.put(22, place.long_name).put(122, place_code(place));
    line.put(128, fmt::format("{:011}", place.area_ha));
    line.put(139, fmt::format("{:011}", place.population));
    line.put(150, fmt::format("{:011}", place.population * 49 / 100));
    return line.put(165, place.postcode + "*****").text();
}

/// The seat of an association, by the name it has in the facts.
std::string seat_name(const World& world, const std::string& ars) {
    const auto at =
        std::find_if(world.facts.municipalities.begin(), world.facts.municipalities.end(),
                     [&](const Municipality& place) { return place.ars == ars; });
    return at == world.facts.municipalities.end() ? "" : at->name;
}

} // namespace

Result<void> write_directory(const std::filesystem::path& file, const World& world) {
    ByteFile out{file};
    out << DirectoryLine{"10", world.facts.state.key}.put(22, world.facts.state.name).text();
    for (const auto& county : world.facts.counties) {
        if (!world.boundaries.counties.contains(county.key)) {
            continue;
        }
        DirectoryLine line{"40", county.key};
        out << line.put(22, county.name).put(122, county_code(county)).text();
        for (const auto& [key, ground] : world.boundaries.associations) {
            if (!key.starts_with(county.key)) {
                continue;
            }
            const auto place = std::find_if(world.places.begin(), world.places.end(),
                                            [&](const auto& p) { return p.association() == key; });
            const auto unit =
                std::find_if(world.facts.associations.begin(), world.facts.associations.end(),
                             [&](const Unit& u) { return u.key == key; });
            const bool named = unit != world.facts.associations.end();
            DirectoryLine head{"50", key.substr(0, 5) + "   " + key.substr(5)};
            head.put(22, named ? unit->name : place->long_name);
            head.put(72, named ? seat_name(world, unit->seat_ars) : "");
            out << head.put(122, named ? "53" : "50").text();
        }
        for (const auto& place : world.places) {
            if (place.county() == county.key) {
                out << line_of(place);
            }
        }
    }
    return out.close();
}

Result<void> write_census(const std::filesystem::path& file,
                          std::span<const CensusSquare> squares) {
    constexpr int half_cell_m = 50;
    constexpr int few = 5; // persons; the census marks small numbers as uncertain
    ByteFile out{file};
    out << "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner;Insgesamt_Haushalte;"
           "werterlaeuternde_Zeichen\n";
    for (const auto& square : squares) {
        out << "CRS3035RES100mN" << std::int64_t{square.north_m} << "E"
            << std::int64_t{square.east_m} << ";" << std::int64_t{square.east_m + half_cell_m}
            << ";" << std::int64_t{square.north_m + half_cell_m} << ";"
            << std::int64_t{square.persons} << ";" << std::int64_t{square.households} << ";"
            << (square.persons < few ? "KLAMMERN\n" : "\n");
    }
    return out.close();
}

Result<void> write_schools(const std::filesystem::path& file, std::span<const SchoolSite> sites) {
    ByteFile out{file};
    out << "site_id;name;kind;street;postcode;ags;lon;lat;stage;date\n";
    for (const auto& site : sites) {
        const auto head = fmt::format("{};{};{};{};{};{};{:.6f};{:.6f};", site.id, site.name,
                                      site.kind, site.street, site.postcode,
                                      site.municipality.text(), site.place->lon, site.place->lat);
        for (const auto& event : site.events) {
            out << head << name_of(event.stage) << ";" << event.date.iso() << "\n";
        }
    }
    return out.close();
}

Result<void> write_shares(const std::filesystem::path& file, const World& world,
                          const PrintedShares& shares) {
    ByteFile out{file};
    out << "AGS";
    for (const auto& column : share_columns()) {
        out << ";" << column.printed;
    }
    out << "\n";
    for (const auto& place : world.places) {
        const auto of_place = shares.find(place.ags);
        if (of_place == shares.end()) {
            continue;
        }
        out << place.ags;
        for (const auto& share : of_place->second) {
            out << ";" << share;
        }
        out << "\n";
    }
    return out.close();
}

Result<void> write_mobile(const std::filesystem::path& file, const World& world,
                          const Landscape& landscape, std::span<const RadioFlags> radio) {
    ByteFile out{file};
    out << "\xEF\xBB\xBFid,gsm,lte,nr_gesamt,nr_sa";
    for (const auto key : radio_keys) {
        for (const auto network : operator_keys) {
            out << ",verf_" << key << "_" << network;
        }
    }
    out << "\n";
    for (std::size_t i = 0; i < radio.size(); ++i) {
        const auto corner = world.cells.grid.corner(world.cells.position(landscape.cells[i]));
        out << "100mN" << static_cast<std::int64_t>(corner.north / 100) << "E"
            << static_cast<std::int64_t>(corner.east / 100);
        for (const auto& networks : radio[i]) {
            out << ","
                << std::int64_t{std::count_if(networks.begin(), networks.end(),
                                              [](auto flags) { return (flags & 1U) != 0; })};
        }
        for (const auto& networks : radio[i]) {
            for (const auto flags : networks) {
                out << "," << std::int64_t{flags};
            }
        }
        out << "\n";
    }
    return out.close();
}

} // namespace netzatlas::demo
