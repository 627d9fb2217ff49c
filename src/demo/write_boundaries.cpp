#include "demo/writers.hpp"

#include "geo/vector_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace netzatlas::demo {

namespace {

constexpr int land_gf = 4;
constexpr int water_gf = 2;
constexpr int city_kind_code = 60; // IBZ of a county-free city

/// What differs between the records of VG250.
struct AreaRecord {
    int level = 6; ///< ADE
    std::string ars;
    std::string ags;
    std::string seat_ars;
    std::string name;
    std::string kind;
    int kind_code = 0;
    std::string remark = "--";
    std::string nuts;
    int gf = land_gf;
};

std::vector<geo::Field> region_fields() {
    using geo::FieldType;
    std::vector<geo::Field> found{{"OBJID", FieldType::text},
                                  {"BEGINN", FieldType::date},
                                  {"ADE", FieldType::integer},
                                  {"GF", FieldType::integer},
                                  {"BSG", FieldType::integer}};
    for (const auto* name : {"ARS", "AGS", "SDV_ARS", "GEN", "BEZ"}) {
        found.push_back({name, FieldType::text});
    }
    found.push_back({"IBZ", FieldType::integer});
    for (const auto* name : {"BEM", "NBD", "SN_L", "SN_R", "SN_K", "SN_V1", "SN_V2", "SN_G",
                             "FK_S3", "NUTS", "ARS_0", "AGS_0"}) {
        found.push_back({name, FieldType::text});
    }
    found.push_back({"WSK", FieldType::date});
    found.push_back({"DLM_ID", FieldType::text});
    return found;
}

std::string padded(std::string key, std::size_t length) {
    key.resize(std::max(length, key.size()), '0');
    return key;
}

class BoundaryFile {
public:
    explicit BoundaryFile(geo::VectorWriter writer) : writer_{std::move(writer)} {}

    Result<void> layer(const std::string& name) {
        return writer_.add_layer({name, region_fields(), geo::GeometryType::polygons, 25832,
                                  "Demo: schematic borders, invented"});
    }

    Result<void> add(const AreaRecord& area, const geo::MultiPolygon& ground) {
        const auto ars = padded(area.ars, 12);
        const bool keyless = area.level == 5;
        const auto day = std::string{reference_day};
        const auto id = fmt::format("DEMOVG250{:07}", ++count_);
        return writer_.add({{id,
                             day,
                             std::to_string(area.level),
                             std::to_string(area.gf),
                             "1",
                             area.ars,
                             keyless ? "--------" : area.ags,
                             area.seat_ars,
                             area.name,
                             area.kind,
                             std::to_string(area.kind_code),
                             area.remark,
                             "ja",
                             ars.substr(0, 2),
                             ars.substr(2, 1),
                             ars.substr(3, 2),
                             ars.substr(5, 2),
                             ars.substr(7, 2),
                             ars.substr(9, 3),
                             area.level > 2 ? "R" : "0",
                             area.nuts,
                             ars,
                             keyless ? "--------" : padded(area.ags, 8),
                             day,
                             id},
                            ground,
                            std::nullopt});
    }

    Result<void> close() { return writer_.close(); }

private:
    geo::VectorWriter writer_;
    int count_ = 0;
};

AreaRecord record_of(const Unit& unit, int level) {
    return {level,     unit.key,       unit.key, unit.seat_ars, unit.name,
            unit.kind, unit.kind_code, "--",     unit.nuts};
}

AreaRecord record_of(const Municipality& place) {
    const auto* remark = place.is_member()                   ? "gemeinschaftsangehörig"
                         : place.kind_code == city_kind_code ? "kreisfrei"
                                                             : "--";
    return {6,          place.ars,       place.ags, place.ars, place.name,
            place.kind, place.kind_code, remark,    place.nuts};
}

/// The record of the association layer for a municipality without association.
AreaRecord own_association(const Municipality& place) {
    auto record = record_of(place);
    record.level = 5;
    record.ars = place.association();
    record.kind = "Einheitsgemeinde";
    record.kind_code = place.kind_code == city_kind_code ? 81 : 86;
    return record;
}

Result<void> add_state(BoundaryFile& file, const World& world) {
    auto done = file.layer("vg250_lan");
    return done ? file.add(record_of(world.facts.state, 2), world.boundaries.state) : done;
}

Result<void> add_counties(BoundaryFile& file, const World& world) {
    auto done = file.layer("vg250_krs");
    for (const auto& unit : world.facts.counties) {
        const auto at = world.boundaries.counties.find(unit.key);
        if (done && at != world.boundaries.counties.end()) {
            done = file.add(record_of(unit, 4), at->second);
        }
    }
    return done;
}

Result<void> add_associations(BoundaryFile& file, const World& world) {
    auto done = file.layer("vg250_vwg");
    for (const auto& [key, ground] : world.boundaries.associations) {
        const auto unit =
            std::find_if(world.facts.associations.begin(), world.facts.associations.end(),
                         [&](const Unit& u) { return u.key == key; });
        const auto place = std::find_if(world.places.begin(), world.places.end(),
                                        [&](const auto& p) { return p.association() == key; });
        if (done) {
            done = file.add(unit != world.facts.associations.end() ? record_of(*unit, 5)
                                                                   : own_association(*place),
                            ground);
        }
    }
    return done;
}

Result<void> add_municipalities(BoundaryFile& file, const World& world) {
    auto done = file.layer("vg250_gem");
    for (std::size_t i = 0; done && i < world.places.size(); ++i) {
        done = file.add(record_of(world.places[i]), world.boundaries.places[i]);
    }
    for (const auto& [place, water] : world.boundaries.waters) {
        auto record = record_of(world.place(place));
        record.gf = water_gf;
        if (done) {
            done = file.add(record, water);
        }
    }
    return done;
}

} // namespace

Result<void> write_boundaries(const std::filesystem::path& file, const World& world) {
    auto writer = geo::VectorWriter::create(file, "GPKG", std::string{timestamp}, {"FID=id"});
    if (!writer) {
        return fail(writer.error());
    }
    BoundaryFile out{*std::move(writer)};
    for (const auto add : {add_state, add_counties, add_associations, add_municipalities}) {
        if (const auto done = add(out, world); !done) {
            return done;
        }
    }
    return out.close();
}

} // namespace netzatlas::demo
