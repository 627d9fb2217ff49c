#include "geo/layer_source.hpp"
#include "geo/transform.hpp"
#include "geo/vector_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace netzatlas::geo {

struct VectorLayer::Impl {
    std::unique_ptr<LayerSource> source;
    int epsg = 0;
};

namespace {

bool same_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

} // namespace

VectorLayer::VectorLayer(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
VectorLayer::VectorLayer(VectorLayer&&) noexcept = default;
VectorLayer& VectorLayer::operator=(VectorLayer&&) noexcept = default;
VectorLayer::~VectorLayer() = default;

Result<VectorLayer> VectorLayer::open(const std::filesystem::path& file,
                                      const OpenOptions& options) {
    const auto path = source_path(file);
    if (!path) {
        return fail(path.error());
    }
    auto source = path->is_csv() ? csv_layer(*path, options) : gdal_layer(*path, options);
    if (!source) {
        return fail(source.error());
    }
    auto impl = std::make_unique<Impl>();
    impl->source = std::move(*source);
    impl->epsg = epsg_of(impl->source->crs());
    return VectorLayer{std::move(impl)};
}

Result<std::vector<std::string>> VectorLayer::layer_names(const std::filesystem::path& file) {
    const auto path = source_path(file);
    if (!path) {
        return fail(path.error());
    }
    if (!path->is_csv()) {
        return gdal_layer_names(*path);
    }
    const auto layer = csv_layer(*path, {});
    if (!layer) {
        return fail(layer.error());
    }
    return std::vector<std::string>{(*layer)->layer_name()};
}

const std::string& VectorLayer::file_name() const {
    return impl_->source->path().name;
}

std::string VectorLayer::layer_name() const {
    return impl_->source->layer_name();
}

const std::vector<Field>& VectorLayer::fields() const {
    return impl_->source->fields();
}

std::optional<int> VectorLayer::field(std::string_view name) const {
    const auto& all = fields();
    auto found =
        std::find_if(all.begin(), all.end(), [name](const Field& f) { return f.name == name; });
    if (found == all.end()) {
        found = std::find_if(all.begin(), all.end(),
                             [name](const Field& f) { return same_ignoring_case(f.name, name); });
    }
    return found == all.end() ? std::nullopt : std::optional{static_cast<int>(found - all.begin())};
}

Result<int> VectorLayer::need_field(std::string_view name) const {
    if (const auto found = field(name)) {
        return *found;
    }
    std::vector<std::string_view> names;
    for (const auto& one : fields()) {
        names.push_back(one.name);
    }
    return fail(ErrorCode::bad_source,
                fmt::format("{}: column '{}' is missing; the file has {}: check that it is the "
                            "right file and edition",
                            file_name(), name, fmt::join(names, ", ")));
}

std::int64_t VectorLayer::record_count() const {
    return impl_->source->record_count();
}

std::string VectorLayer::crs() const {
    return impl_->source->crs();
}

int VectorLayer::epsg() const {
    return impl_->epsg;
}

Result<void> VectorLayer::each(const std::function<Result<void>(const Record&)>& visit) const {
    return impl_->source->each(visit);
}

} // namespace netzatlas::geo
