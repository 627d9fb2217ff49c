#pragma once

#include "geo/source_path.hpp"
#include "geo/vector_file.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace netzatlas::geo {

/// What stands behind a VectorLayer: GDAL, or our own reader for CSV.
class LayerSource {
public:
    virtual ~LayerSource() = default;
    virtual const SourcePath& path() const = 0;
    virtual std::string layer_name() const = 0;
    virtual const std::vector<Field>& fields() const = 0;
    virtual std::int64_t record_count() const = 0;
    virtual std::string crs() const = 0;
    virtual Result<void> each(const std::function<Result<void>(const Record&)>& visit) const = 0;
};

Result<std::unique_ptr<LayerSource>> gdal_layer(const SourcePath& path, const OpenOptions& options);
Result<std::vector<std::string>> gdal_layer_names(const SourcePath& path);
Result<std::unique_ptr<LayerSource>> csv_layer(const SourcePath& path, const OpenOptions& options);

} // namespace netzatlas::geo
