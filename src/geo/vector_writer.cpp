#include "geo/layer_sink.hpp"
#include "geo/vector_file.hpp"

#include <fmt/format.h>

namespace netzatlas::geo {

struct VectorWriter::Impl {
    std::unique_ptr<LayerSink> sink;
};

VectorWriter::VectorWriter(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
VectorWriter::VectorWriter(VectorWriter&&) noexcept = default;
VectorWriter& VectorWriter::operator=(VectorWriter&&) noexcept = default;
VectorWriter::~VectorWriter() = default;

Result<VectorWriter> VectorWriter::create(const std::filesystem::path& file,
                                          const std::string& driver, const std::string& timestamp,
                                          const std::vector<std::string>& options) {
    std::error_code error;
    std::filesystem::remove(file, error); // GDAL would add to a database that is there
    if (error ||
        !std::filesystem::is_directory(file.has_parent_path() ? file.parent_path() : ".")) {
        return fail(ErrorCode::io,
                    fmt::format("{}: cannot be made: does its folder exist?", file.string()));
    }
    const SinkOptions how{file, driver, timestamp, options};
    auto sink = driver == "CSV" ? csv_sink(how) : gdal_sink(how);
    if (!sink) {
        return fail(sink.error());
    }
    auto impl = std::make_unique<Impl>();
    impl->sink = std::move(*sink);
    return VectorWriter{std::move(impl)};
}

Result<void> VectorWriter::add_layer(const LayerShape& shape) {
    return impl_->sink->add_layer(shape);
}

Result<void> VectorWriter::add(const OutRecord& record) {
    return impl_->sink->add(record);
}

Result<void> VectorWriter::close() {
    return impl_->sink->close();
}

} // namespace netzatlas::geo
