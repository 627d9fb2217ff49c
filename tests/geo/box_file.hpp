#pragma once

#include "boxes.hpp"
#include "geo/vector_file.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

namespace netzatlas::testing {

inline const std::string stamp = "2021-06-30T00:00:00.000Z";

/// A file of `count` boxes with the columns key, number and share.
inline std::filesystem::path box_file(const std::filesystem::path& file, const std::string& driver,
                                      int count = 3, int epsg = 25832) {
    auto writer = geo::VectorWriter::create(file, driver, stamp);
    EXPECT_TRUE(writer) << writer.error().message;
    geo::LayerShape shape;
    shape.name = "boxes";
    shape.fields = {{"key", geo::FieldType::text},
                    {"number", geo::FieldType::integer},
                    {"share", geo::FieldType::real},
                    {"day", geo::FieldType::date}};
    shape.geometry = geo::GeometryType::polygons;
    shape.epsg = epsg;
    EXPECT_TRUE(writer->add_layer(shape));
    for (int i = 0; i < count; ++i) {
        const double x = 600'000 + 100.0 * i;
        geo::OutRecord record{{"0" + std::to_string(i), std::to_string(i), "0.1", "2021-06-30"},
                              box_shape(x, 5'700'000, x + 100, 5'700'100),
                              {}};
        const auto added = writer->add(record);
        EXPECT_TRUE(added) << added.error().message;
    }
    const auto closed = writer->close();
    EXPECT_TRUE(closed) << closed.error().message;
    return file;
}

} // namespace netzatlas::testing
