#pragma once

#include "geo/vector_file.hpp"

#include <memory>

namespace netzatlas::geo {

/// How a new file is to be made.
struct SinkOptions {
    std::filesystem::path file;
    std::string driver;
    std::string timestamp;
    std::vector<std::string> options; ///< "NAME=value"
};

/// What stands behind a VectorWriter: GDAL, or our own writer for CSV.
class LayerSink {
public:
    virtual ~LayerSink() = default;
    virtual Result<void> add_layer(const LayerShape& shape) = 0;
    virtual Result<void> add(const OutRecord& record) = 0;
    virtual Result<void> close() = 0;
};

Result<std::unique_ptr<LayerSink>> gdal_sink(const SinkOptions& how);
Result<std::unique_ptr<LayerSink>> csv_sink(const SinkOptions& how);

} // namespace netzatlas::geo
