#include "geo/gdal.hpp"
#include "geo/gdal_shape.hpp"
#include "geo/layer_sink.hpp"
#include "geo/text_values.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

namespace netzatlas::geo {

namespace {

OGRFieldType ogr_type(FieldType type) {
    switch (type) {
    case FieldType::integer:
        return OFTInteger64;
    case FieldType::real:
        return OFTReal;
    case FieldType::date:
        return OFTDate;
    case FieldType::text:
        break;
    }
    return OFTString;
}

OGRwkbGeometryType ogr_type(GeometryType type) {
    switch (type) {
    case GeometryType::polygons:
        return wkbMultiPolygon;
    case GeometryType::points:
        return wkbPoint;
    case GeometryType::lines:
        return wkbMultiLineString;
    case GeometryType::none:
        break;
    }
    return wkbNone;
}

bool declares(GDALDriver& driver, const char* list, const std::string& option) {
    const char* text = driver.GetMetadataItem(list);
    const auto name = option.substr(0, option.find('='));
    return text != nullptr &&
           (std::string_view{text}.find("name='" + name + "'") != std::string_view::npos ||
            std::string_view{text}.find("name=\"" + name + "\"") != std::string_view::npos);
}

class GdalSink : public LayerSink {
public:
    GdalSink(GDALDatasetUniquePtr dataset, SinkOptions how, std::vector<std::string> layer_options)
        : dataset_{std::move(dataset)}, how_{std::move(how)},
          layer_options_{std::move(layer_options)},
          in_transaction_{dataset_->TestCapability(ODsCTransactions) != 0 &&
                          dataset_->StartTransaction() == OGRERR_NONE} {}
    GdalSink(const GdalSink&) = delete;
    GdalSink& operator=(const GdalSink&) = delete;
    ~GdalSink() override {
        const GdalOption clock{"OGR_CURRENT_DATE", how_.timestamp};
        const GdalErrors errors;
        dataset_.reset();
    }

    Result<void> add_layer(const LayerShape& shape) override {
        const GdalOption clock{"OGR_CURRENT_DATE", how_.timestamp};
        const GdalErrors errors;
        OGRSpatialReference system;
        system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const bool shaped = shape.geometry != GeometryType::none;
        if (shaped && system.importFromEPSG(shape.epsg) != OGRERR_NONE) {
            return fail(ErrorCode::bad_value, fmt::format("EPSG:{} is not known", shape.epsg));
        }
        CPLStringList options = options_for(shape);
        layer_ = dataset_->CreateLayer(shape.name.c_str(), shaped ? &system : nullptr,
                                       ogr_type(shape.geometry), options.List());
        if (layer_ == nullptr) {
            return failed(errors, "the layer cannot be made");
        }
        fields_ = shape.fields;
        for (const auto& field : fields_) {
            OGRFieldDefn column{field.name.c_str(), ogr_type(field.type)};
            if (layer_->CreateField(&column) != OGRERR_NONE) {
                return failed(errors, "a column cannot be made");
            }
        }
        feature_.reset(OGRFeature::CreateFeature(layer_->GetLayerDefn()));
        return errors.any() ? failed(errors, "") : Result<void>{};
    }

    Result<void> add(const OutRecord& record) override {
        const GdalErrors errors;
        if (layer_ == nullptr || record.texts.size() != fields_.size()) {
            return fail(ErrorCode::internal, fmt::format("{}: {} values for {} columns", name(),
                                                         record.texts.size(), fields_.size()));
        }
        feature_->SetFID(OGRNullFID);
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            if (auto set = set_field(static_cast<int>(i), record.texts[i]); !set) {
                return set;
            }
        }
        feature_->SetGeometryDirectly(geometry_of(record).release());
        if (layer_->CreateFeature(feature_.get()) != OGRERR_NONE || errors.any()) {
            return failed(errors, "a record cannot be written");
        }
        return {};
    }

    Result<void> close() override {
        const GdalOption clock{"OGR_CURRENT_DATE", how_.timestamp};
        const GdalErrors errors;
        feature_.reset();
        if (in_transaction_ && dataset_ && dataset_->CommitTransaction() != OGRERR_NONE) {
            return failed(errors, "the transaction cannot be closed");
        }
        in_transaction_ = false;
        dataset_.reset();
        return errors.any() ? failed(errors, "") : Result<void>{};
    }

private:
    std::string name() const { return how_.file.filename().string(); }

    tl::unexpected<Error> failed(const GdalErrors& errors, const std::string& otherwise) const {
        return fail(ErrorCode::io,
                    fmt::format("{}: cannot be written: {}", name(), errors.text(otherwise)));
    }

    CPLStringList options_for(const LayerShape& shape) const {
        CPLStringList options;
        if (how_.driver == "GPKG") {
            options.SetNameValue("GEOMETRY_NAME", "geom");
            if (!shape.description.empty()) {
                options.SetNameValue("DESCRIPTION", shape.description.c_str());
            }
        }
        if (how_.driver == "ESRI Shapefile") {
            options.SetNameValue("DBF_DATE_LAST_UPDATE", how_.timestamp.substr(0, 10).c_str());
            options.SetNameValue("ENCODING", "UTF-8");
        }
        for (const auto& option : layer_options_) {
            const auto equals = option.find('=');
            options.SetNameValue(option.substr(0, equals).c_str(),
                                 option.substr(equals + 1).c_str());
        }
        return options;
    }

    Result<void> set_field(int index, const std::optional<std::string>& text) {
        const auto& field = fields_[static_cast<std::size_t>(index)];
        if (!text) {
            feature_->SetFieldNull(index);
            return {};
        }
        if (field.type == FieldType::text || field.type == FieldType::date) {
            feature_->SetField(index, text->c_str());
            return {};
        }
        if (field.type == FieldType::integer) {
            if (const auto whole = number_in<std::int64_t>(*text)) {
                feature_->SetField(index, static_cast<GIntBig>(*whole));
                return {};
            }
        } else if (const auto number = number_in<double>(*text)) {
            feature_->SetField(index, *number);
            return {};
        }
        return fail(ErrorCode::bad_value,
                    fmt::format("{}: '{}' is no number for column {}", name(), *text, field.name));
    }

    static std::unique_ptr<OGRGeometry> geometry_of(const OutRecord& record) {
        if (record.point) {
            return to_ogr(*record.point);
        }
        if (!record.lines.lines.empty()) {
            return to_ogr(record.lines);
        }
        return record.polygons.polygons.empty() ? nullptr : to_ogr(record.polygons);
    }

    GDALDatasetUniquePtr dataset_;
    SinkOptions how_;
    std::vector<std::string> layer_options_;
    bool in_transaction_;
    OGRLayer* layer_ = nullptr; ///< owned by the dataset
    OGRFeatureUniquePtr feature_;
    std::vector<Field> fields_;
};

} // namespace

Result<std::unique_ptr<LayerSink>> gdal_sink(const SinkOptions& how) {
    gdal_ready();
    auto* driver = GetGDALDriverManager()->GetDriverByName(how.driver.c_str());
    if (driver == nullptr || driver->GetMetadataItem(GDAL_DCAP_CREATE) == nullptr) {
        return fail(ErrorCode::bad_request,
                    fmt::format("GDAL cannot write the format '{}'", how.driver));
    }
    CPLStringList file_options;
    std::vector<std::string> layer_options;
    for (const auto& option : how.options) {
        if (declares(*driver, GDAL_DMD_CREATIONOPTIONLIST, option)) {
            file_options.AddString(option.c_str());
        } else if (declares(*driver, GDAL_DS_LAYER_CREATIONOPTIONLIST, option)) {
            layer_options.push_back(option);
        } else {
            return fail(ErrorCode::bad_request,
                        fmt::format("{} has no option '{}'", how.driver, option));
        }
    }
    const GdalOption clock{"OGR_CURRENT_DATE", how.timestamp};
    const GdalErrors errors;
    GDALDatasetUniquePtr dataset{
        driver->Create(how.file.c_str(), 0, 0, 0, GDT_Unknown, file_options.List())};
    if (!dataset) {
        return fail(ErrorCode::io, fmt::format("{}: cannot be made: {}", how.file.string(),
                                               errors.text("check permissions and disk")));
    }
    return std::make_unique<GdalSink>(std::move(dataset), how, std::move(layer_options));
}

} // namespace netzatlas::geo
