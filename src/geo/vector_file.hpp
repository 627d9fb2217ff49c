#pragma once

#include "geo/line.hpp"
#include "geo/polygon.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::geo {

enum class FieldType { text, integer, real, date };

struct Field {
    std::string name;
    FieldType type = FieldType::text;
};

/// One record while it is being visited; do not keep it.
class Record {
public:
    virtual ~Record() = default;
    /// 1-based position among the layer's records.
    virtual std::int64_t number() const = 0;
    /// Empty optional for NULL (and for an empty CSV field).
    virtual std::optional<std::string> text(int field) const = 0;
    virtual std::optional<double> real(int field) const = 0;
    virtual std::optional<std::int64_t> integer(int field) const = 0;
    /// In the layer's own system. Empty MultiPolygon when the record has no area geometry.
    virtual Result<MultiPolygon> polygons() const = 0;
    virtual std::optional<Point> point() const = 0;
    /// Lines of the record, in the layer's own system; empty when it has none.
    virtual Result<MultiLine> lines() const = 0;
};

struct OpenOptions {
    /// Empty: the only layer, or the first.
    std::string layer{};
    /// CSV and XLSX: give every row as text, the first row included, columns named "Field1", …; for
    /// sources whose header must be found by name.
    bool raw_rows = false;
    /// CSV: a cell that is no UTF-8 is read as Latin-1; for publishers who are known to write it.
    bool latin_1 = false;
};

/// A layer of any geodata or table file GDAL reads: Shapefile, GeoPackage, GeoJSON, CSV, XLSX, XLS
/// … A path ending in `.gz` or inside a `.zip` is read through GDAL's virtual file systems. CSV
/// values stay text, so that a figure can be kept as printed.
class VectorLayer {
public:
    /// Errors: `io` when the file is missing; `bad_source` when GDAL cannot read it, it is empty,
    /// or the layer does not exist; each names the file and what to do.
    static Result<VectorLayer> open(const std::filesystem::path& file,
                                    const OpenOptions& options = {});
    static Result<std::vector<std::string>> layer_names(const std::filesystem::path& file);

    VectorLayer(VectorLayer&&) noexcept;
    VectorLayer& operator=(VectorLayer&&) noexcept;
    ~VectorLayer();

    const std::string& file_name() const; ///< without folders, for messages
    std::string layer_name() const;
    const std::vector<Field>& fields() const;
    /// Position of a column by name: exact first, then ignoring case; empty when absent.
    std::optional<int> field(std::string_view name) const;
    /// Errors: `bad_source` naming the file, the missing column and the columns there are.
    Result<int> need_field(std::string_view name) const;
    std::int64_t record_count() const;
    /// WKT of the coordinate system; empty for plain tables.
    std::string crs() const;
    /// EPSG code, 0 when unknown.
    int epsg() const;

    /// Calls `visit` for each record in file order; stops at the first Error it returns.
    /// Errors: those of `visit`; `bad_source` when the file breaks off before its end.
    Result<void> each(const std::function<Result<void>(const Record&)>& visit) const;

private:
    struct Impl;
    explicit VectorLayer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// A record to write; an empty optional is NULL.
struct OutRecord {
    std::vector<std::optional<std::string>> texts; ///< one per field, numbers in C notation
    MultiPolygon polygons;                         ///< empty: none
    std::optional<Point> point = {};
    MultiLine lines = {};
};

enum class GeometryType { none, polygons, points, lines };

struct LayerShape {
    std::string name;
    std::vector<Field> fields;
    GeometryType geometry = GeometryType::none;
    int epsg = 25832;
    std::string description = {};
};

/// Writes a geodata file: "GPKG", "CSV", "GeoJSON", "FlatGeobuf", "ESRI Shapefile".
///
/// Same records, same bytes: clocks inside files are set to `timestamp` ("2021-06-30T00:00:00Z").
/// `options` are GDAL's creation options of file or layer ("FID=id"); CSV knows SEPARATOR=COMMA,
/// SEMICOLON, TAB, PIPE, and writes numbers character by character as given. GeoPackages are
/// written in one transaction, their geometry column is "geom".
class VectorWriter {
public:
    static Result<VectorWriter> create(const std::filesystem::path& file, const std::string& driver,
                                       const std::string& timestamp,
                                       const std::vector<std::string>& options = {});
    VectorWriter(VectorWriter&&) noexcept;
    VectorWriter& operator=(VectorWriter&&) noexcept;
    ~VectorWriter();

    Result<void> add_layer(const LayerShape& shape);
    /// Into the layer added last.
    Result<void> add(const OutRecord& record);
    /// Flushes and closes; errors of writing surface here at the latest.
    Result<void> close();

private:
    struct Impl;
    explicit VectorWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace netzatlas::geo
