#include "geo/gdal.hpp"
#include "geo/gdal_shape.hpp"
#include "geo/layer_source.hpp"
#include "geo/text_values.hpp"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

namespace netzatlas::geo {

namespace {

/// What foreign files may be: no driver that follows addresses or other files named inside.
constexpr std::array<const char*, 9> allowed_drivers{
    "GPKG", "ESRI Shapefile", "GeoJSON", "FlatGeobuf", "XLSX", "XLS", "ODS", "SQLite", nullptr};

Result<GDALDatasetUniquePtr> opened(const SourcePath& path) {
    gdal_ready();
    const GdalErrors errors;
    GDALDatasetUniquePtr dataset{GDALDataset::Open(
        path.gdal.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed_drivers.data())};
    if (!dataset) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: no geodata or table file that can be read: {}", path.name,
                                errors.text("its format is unknown")));
    }
    if (dataset->GetLayerCount() == 0) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: no layer in it: {}", path.name,
                                errors.text("the file may be cut short or hold rasters only")));
    }
    return dataset;
}

std::vector<std::string> names_of(GDALDataset& dataset) {
    std::vector<std::string> names;
    for (auto* layer : dataset.GetLayers()) {
        names.emplace_back(layer->GetName());
    }
    return names;
}

FieldType type_of(OGRFieldType type) {
    switch (type) {
    case OFTInteger:
    case OFTInteger64:
        return FieldType::integer;
    case OFTReal:
        return FieldType::real;
    case OFTDate:
    case OFTDateTime:
        return FieldType::date;
    default:
        return FieldType::text;
    }
}

class GdalRecord : public Record {
public:
    GdalRecord(const OGRFeature& feature, const std::vector<Field>& fields, std::int64_t number)
        : feature_{feature}, fields_{fields}, number_{number} {}

    std::int64_t number() const override { return number_; }

    std::optional<std::string> text(int field) const override {
        if (!has(field)) {
            return std::nullopt;
        }
        switch (fields_[static_cast<std::size_t>(field)].type) {
        case FieldType::real:
            return fmt::format("{}", feature_.GetFieldAsDouble(field));
        case FieldType::date:
            return date(field);
        default:
            return feature_.GetFieldAsString(field);
        }
    }
    std::optional<double> real(int field) const override {
        if (!has(field)) {
            return std::nullopt;
        }
        const auto type = fields_[static_cast<std::size_t>(field)].type;
        return type == FieldType::text ? number_in<double>(feature_.GetFieldAsString(field))
                                       : std::optional{feature_.GetFieldAsDouble(field)};
    }
    std::optional<std::int64_t> integer(int field) const override {
        if (!has(field)) {
            return std::nullopt;
        }
        const auto type = fields_[static_cast<std::size_t>(field)].type;
        return type == FieldType::text
                   ? number_in<std::int64_t>(feature_.GetFieldAsString(field))
                   : std::optional<std::int64_t>{feature_.GetFieldAsInteger64(field)};
    }
    Result<MultiPolygon> polygons() const override {
        return polygons_of(feature_.GetGeometryRef());
    }
    std::optional<Point> point() const override { return point_of(feature_.GetGeometryRef()); }
    Result<MultiLine> lines() const override { return lines_of(feature_.GetGeometryRef()); }

private:
    bool has(int field) const {
        return field >= 0 && field < feature_.GetFieldCount() &&
               feature_.IsFieldSetAndNotNull(field) != 0;
    }
    std::string date(int field) const {
        int year = 0;
        int month = 0;
        int day = 0;
        int rest = 0;
        feature_.GetFieldAsDateTime(field, &year, &month, &day, &rest, &rest, &rest, &rest);
        return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    }
    const OGRFeature& feature_;
    const std::vector<Field>& fields_;
    std::int64_t number_;
};

class GdalLayer : public LayerSource {
public:
    GdalLayer(SourcePath path, GDALDatasetUniquePtr dataset, OGRLayer* layer)
        : path_{std::move(path)}, dataset_{std::move(dataset)}, layer_{layer} {
        const auto* columns = layer_->GetLayerDefn();
        for (int i = 0; i < columns->GetFieldCount(); ++i) {
            const auto* column = columns->GetFieldDefn(i);
            fields_.push_back({column->GetNameRef(), type_of(column->GetType())});
        }
    }

    GdalLayer(const GdalLayer&) = delete;
    GdalLayer& operator=(const GdalLayer&) = delete;
    ~GdalLayer() override {
        const GdalErrors errors;
        dataset_.reset();
    }

    const SourcePath& path() const override { return path_; }
    std::string layer_name() const override { return layer_->GetName(); }
    const std::vector<Field>& fields() const override { return fields_; }
    std::int64_t record_count() const override {
        const GdalErrors errors;
        return layer_->GetFeatureCount();
    }

    std::string crs() const override {
        const GdalErrors errors;
        const auto* system = layer_->GetSpatialRef();
        // GeoPackage's own entries for "not known" are no declaration.
        if (system == nullptr || std::string_view{system->GetName()}.starts_with("Undefined")) {
            return {};
        }
        char* text = nullptr;
        const std::array<const char*, 2> options{"FORMAT=WKT2_2019", nullptr};
        system->exportToWkt(&text, options.data());
        std::string wkt = text == nullptr ? "" : text;
        CPLFree(text);
        return wkt;
    }

    Result<void> each(const std::function<Result<void>(const Record&)>& visit) const override {
        const GdalErrors errors;
        layer_->ResetReading();
        std::int64_t number = 0;
        while (const OGRFeatureUniquePtr feature{layer_->GetNextFeature()}) {
            if (auto visited = visit(GdalRecord{*feature, fields_, ++number}); !visited) {
                return visited;
            }
            if (errors.any()) {
                break;
            }
        }
        if (errors.any()) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: layer {} breaks off after record {}: {}: get the file "
                                    "again",
                                    path_.name, layer_name(), number, errors.text("")));
        }
        return {};
    }

private:
    SourcePath path_;
    GDALDatasetUniquePtr dataset_;
    OGRLayer* layer_; ///< owned by the dataset
    std::vector<Field> fields_;
};

/// Spreadsheets: every row as text, the first one included.
struct RawSheets {
    GdalOption xlsx_headers;
    GdalOption xlsx_types;
    GdalOption xls_headers;
    GdalOption xls_types;
    GdalOption ods_headers;
    GdalOption ods_types;

    explicit RawSheets(bool raw)
        : xlsx_headers{"OGR_XLSX_HEADERS", raw ? "DISABLE" : "AUTO"},
          xlsx_types{"OGR_XLSX_FIELD_TYPES", raw ? "STRING" : "AUTO"},
          xls_headers{"OGR_XLS_HEADERS", raw ? "DISABLE" : "AUTO"},
          xls_types{"OGR_XLS_FIELD_TYPES", raw ? "STRING" : "AUTO"},
          ods_headers{"OGR_ODS_HEADERS", raw ? "DISABLE" : "AUTO"},
          ods_types{"OGR_ODS_FIELD_TYPES", raw ? "STRING" : "AUTO"} {}
};

} // namespace

Result<std::unique_ptr<LayerSource>> gdal_layer(const SourcePath& path,
                                                const OpenOptions& options) {
    const RawSheets sheets{options.raw_rows}; // the spreadsheets are read while they are opened
    auto dataset = opened(path);
    if (!dataset) {
        return fail(dataset.error());
    }
    const GdalErrors errors;
    auto* layer = options.layer.empty() ? (*dataset)->GetLayer(0)
                                        : (*dataset)->GetLayerByName(options.layer.c_str());
    if (layer == nullptr) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: no layer '{}'; it has {}", path.name, options.layer,
                                fmt::join(names_of(**dataset), ", ")));
    }
    // Tables and sheets are read late, when the columns are asked for.
    layer->GetLayerDefn();
    if (errors.any()) {
        return fail(ErrorCode::bad_source, fmt::format("{}: the layer is damaged: {}: get the file "
                                                       "again",
                                                       path.name, errors.text("")));
    }
    return std::make_unique<GdalLayer>(path, std::move(*dataset), layer);
}

Result<std::vector<std::string>> gdal_layer_names(const SourcePath& path) {
    auto dataset = opened(path);
    if (!dataset) {
        return fail(dataset.error());
    }
    return names_of(**dataset);
}

} // namespace netzatlas::geo
