#include "demo/writers.hpp"

#include "geo/vector_file.hpp"

#include <fmt/format.h>

namespace netzatlas::demo {

namespace {

std::vector<geo::Field> cell_fields() {
    std::vector<geo::Field> found{{"raster_id", geo::FieldType::text},
                                  {"raster_rowid", geo::FieldType::integer},
                                  {"ags", geo::FieldType::text}};
    for (const auto technology : technology_keys) {
        for (const int rate : rates_mbps) {
            found.push_back(
                {fmt::format("down_fn_hh_{}_{}", technology, rate), geo::FieldType::real});
        }
    }
    return found;
}

std::string percent(int hundredths) {
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

geo::MultiPolygon square(const Grid& grid, GridPoint corner) {
    const double east = corner.east + grid.cell_size;
    const double north = corner.north + grid.cell_size;
    return {{{{{{corner.east, corner.north},
                {east, corner.north},
                {east, north},
                {corner.east, north},
                {corner.east, corner.north}}}}}};
}

} // namespace

Result<void> write_fixed(const std::filesystem::path& file, const World& world,
                         const Settling& settling, std::span<const Offer> offers) {
    auto writer = geo::VectorWriter::create(file, "GPKG", std::string{timestamp}, {"FID=id"});
    if (!writer) {
        return fail(writer.error());
    }
    auto done = writer->add_layer({file.stem().string(), cell_fields(), geo::GeometryType::polygons,
                                   25832, "Demo: invented cells"});
    for (std::size_t i = 0; done && i < offers.size(); ++i) {
        const auto corner = world.cells.grid.corner(world.cells.position(settling.homes[i].cell));
        geo::OutRecord record;
        record.texts.reserve(3 + technology_keys.size() * rate_count);
        record.texts.emplace_back(CellId{25832, 100, corner}.text());
        record.texts.emplace_back(std::to_string(i + 1));
        record.texts.emplace_back(world.place(settling.homes[i].place).ags);
        for (const auto& shares : offers[i]) {
            for (const auto share : shares) {
                record.texts.emplace_back(percent(share));
            }
        }
        record.polygons = square(world.cells.grid, corner);
        done = writer->add(record);
    }
    return done ? writer->close() : done;
}

} // namespace netzatlas::demo
