#include "extracts/extract.hpp"

#include "extracts/tables.hpp"
#include "extracts/workbook.hpp"

#include <array>
#include <fmt/format.h>

namespace netzatlas::extracts {

namespace {

/// Clocks inside files show the reference date.
std::string timestamp(const store::Edition& edition) {
    return edition.content().reference_date.iso() + "T00:00:00Z";
}

Result<void> write_tables(geo::VectorWriter& writer, std::span<const Table> tables) {
    for (const Table& table : tables) {
        if (auto added = writer.add_layer(table.shape); !added) {
            return added;
        }
        auto written = table.each([&](const geo::OutRecord& record) { return writer.add(record); });
        if (!written) {
            return written;
        }
    }
    return writer.close();
}

struct Format {
    std::string driver;
    std::vector<std::string> options;
};

Result<void> write_geodata(const Cut& cut, const Format& format, std::span<const Table> tables,
                           const std::filesystem::path& file) {
    auto writer =
        geo::VectorWriter::create(file, format.driver, timestamp(cut.edition), format.options);
    return writer ? write_tables(*writer, tables) : fail(writer.error());
}

} // namespace

Result<void> write_extract(const store::Edition& edition, std::string_view region,
                           std::string_view format, const std::filesystem::path& file) {
    const auto cut = cut_of(edition, region);
    if (!cut) {
        return fail(cut.error());
    }
    if (format == "csv") {
        const std::array tables{values_table(*cut)};
        return write_geodata(*cut, {"CSV", {}}, tables, file);
    }
    if (format == "geojson") {
        const std::array tables{regions_table(*cut, true)};
        return write_geodata(*cut, {"GeoJSON", {"RFC7946=YES", "COORDINATE_PRECISION=7"}}, tables,
                             file);
    }
    if (format == "fgb") {
        const std::array tables{regions_table(*cut, true)};
        return write_geodata(*cut, {"FlatGeobuf", {}}, tables, file);
    }
    std::vector<Table> all{regions_table(*cut, false), values_table(*cut), schools_table(*cut)};
    if (!edition.content().sites.empty()) {
        all.push_back(sites_table(*cut));
    }
    if (!edition.content().areas.empty()) {
        all.push_back(areas_table(*cut));
    }
    all.push_back(sources_table(*cut));
    all.push_back(about_table(*cut));
    if (format == "gpkg") {
        return write_geodata(*cut, {"GPKG", {}}, all, file);
    }
    if (format == "xlsx") {
        return write_workbook(file, all, edition.content().reference_date);
    }
    return fail(ErrorCode::not_found,
                fmt::format("there is no format {}: gpkg, csv, xlsx, geojson or fgb", format));
}

} // namespace netzatlas::extracts
