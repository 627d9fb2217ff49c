#pragma once

#include "boxes.hpp"
#include "geo/vector_file.hpp"
#include "ingest/regions.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace netzatlas::testing {

/// A boundary record as VG250 has it: a box of a kilometre.
struct RegionRecord {
    std::string geofactor = "4";
    std::string ars = "150030000000";
    std::string ags = "15003000";
    std::string name = "Magdeburg";
    std::string kind = "Stadt";
    double west = 678'000;
    geo::MultiPolygon ground = {}; ///< instead of the box at `west`
};

struct RegionFileShape {
    std::string driver = "GPKG";
    std::vector<std::string> columns{"GF", "ARS", "AGS", "GEN", "BEZ"};
    int epsg = 25832;
    geo::FieldType key_type = geo::FieldType::text;
};

inline std::filesystem::path region_file(const std::filesystem::path& file,
                                         const std::vector<RegionRecord>& records,
                                         const RegionFileShape& how = {}) {
    auto writer = geo::VectorWriter::create(file, how.driver, "2021-12-31T00:00:00.000Z");
    EXPECT_TRUE(writer) << writer.error().message;
    geo::LayerShape shape;
    shape.name = "vg250_gem";
    shape.geometry = geo::GeometryType::polygons;
    shape.epsg = how.epsg;
    for (const auto& column : how.columns) {
        const bool key = column == "AGS" || column == "ARS" || column == "RS";
        shape.fields.push_back({column, column == "GF" ? geo::FieldType::integer
                                        : key          ? how.key_type
                                                       : geo::FieldType::text});
    }
    EXPECT_TRUE(writer->add_layer(shape));
    for (const auto& record : records) {
        const std::vector<std::optional<std::string>> all{record.geofactor, record.ars, record.ags,
                                                          record.name, record.kind};
        geo::OutRecord out;
        out.texts.assign(all.begin(),
                         all.begin() + static_cast<std::ptrdiff_t>(how.columns.size()));
        out.polygons = record.ground.polygons.empty()
                           ? box_shape(record.west, 5'776'000, record.west + 1000, 5'777'000)
                           : record.ground;
        const auto added = writer->add(out);
        EXPECT_TRUE(added) << added.error().message;
    }
    EXPECT_TRUE(writer->close());
    return file;
}

/// What is read of a file: one level of one state, as a project says it.
inline ingest::RegionOptions of_level(RegionLevel level, const std::string& state = "15") {
    ingest::RegionOptions options;
    options.level = level;
    options.state = state;
    return options;
}

inline const ingest::RegionOptions municipalities = of_level(RegionLevel::municipality);

} // namespace netzatlas::testing
