#include "geo/proj.hpp"

#include <array>
#include <fmt/format.h>
#include <string_view>

namespace netzatlas::geo {

namespace {

struct ListDeleter {
    void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
};
struct FactoryDeleter {
    void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const {
        proj_operation_factory_context_destroy(factory);
    }
};
using List = std::unique_ptr<PJ_OBJ_LIST, ListDeleter>;
using Factory = std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, FactoryDeleter>;

Result<ProjObject> crs_of(PJ_CONTEXT* context, const std::string& definition) {
    ProjObject crs{proj_create(context, definition.c_str())};
    if (crs && proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) {
        crs.reset(proj_get_source_crs(context, crs.get())); // its TOWGS84 is coarser than the grid
    }
    if (!crs || proj_is_crs(crs.get()) == 0) {
        return fail(ErrorCode::bad_source,
                    fmt::format("'{}' is no coordinate system that PROJ knows",
                                std::string_view{definition}.substr(0, 80)));
    }
    return crs;
}

bool is_dhdn(PJ_CONTEXT* context, const PJ* crs) {
    const ProjObject base{proj_crs_get_geodetic_crs(context, crs)};
    const ProjObject datum{base ? proj_crs_get_datum_forced(context, base.get()) : nullptr};
    const std::string_view name = datum ? proj_get_name(datum.get()) : "";
    return name.find("Hauptdreiecksnetz") != std::string_view::npos ||
           name.find("DHDN") != std::string_view::npos;
}

/// Name of the first grid file that fits `wanted` (all when empty), and whether it is installed.
struct GridUse {
    std::string name;
    bool available = true;
};

GridUse grid_use(PJ_CONTEXT* context, const PJ* operation, std::string_view wanted) {
    const int count = proj_coordoperation_get_grid_used_count(context, operation);
    GridUse use;
    for (int i = 0; i < count; ++i) {
        const char* name = nullptr;
        int available = 0;
        proj_coordoperation_get_grid_used(context, operation, i, &name, nullptr, nullptr, nullptr,
                                          nullptr, nullptr, &available);
        if (name != nullptr && std::string_view{name}.find(wanted) != std::string_view::npos &&
            (use.name.empty() || available == 0)) {
            use = {name, available != 0};
        }
    }
    return use;
}

/// Missing grids are not skipped: a coarser way in silence is what must not happen.
List operations(PJ_CONTEXT* context, const PJ* from, const PJ* to) {
    const Factory factory{proj_create_operation_factory_context(context, nullptr)};
    proj_operation_factory_context_set_grid_availability_use(context, factory.get(),
                                                             PROJ_GRID_AVAILABILITY_IGNORED);
    proj_operation_factory_context_set_spatial_criterion(
        context, factory.get(), PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_allow_ballpark_transformations(context, factory.get(), 0);
    proj_operation_factory_context_set_use_proj_alternative_grid_names(context, factory.get(), 0);
    return List{proj_create_operations(context, from, to, factory.get())};
}

} // namespace

ProjContext proj_session(const std::string& grid_folder) {
    ProjContext context{proj_context_create()};
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    if (!grid_folder.empty()) {
        const std::array<const char*, 1> paths{grid_folder.c_str()};
        proj_context_set_search_paths(context.get(), 1, paths.data());
    }
    return context;
}

Result<ProjObject> proj_operation(PJ_CONTEXT* context, const std::string& from,
                                  const std::string& to) {
    const auto source = crs_of(context, from);
    const auto target = crs_of(context, to);
    if (!source || !target) {
        return fail(source ? target.error() : source.error());
    }
    const bool old_datum = is_dhdn(context, source->get()) != is_dhdn(context, target->get());
    const std::string_view wanted = old_datum ? "BETA2007" : "";
    const auto ways = operations(context, source->get(), target->get());
    const int count = ways ? proj_list_get_count(ways.get()) : 0;
    for (int i = 0; i < count; ++i) {
        ProjObject way{proj_list_get(context, ways.get(), i)};
        const auto grid = grid_use(context, way.get(), wanted);
        if (old_datum && grid.name.empty()) {
            continue;
        }
        if (proj_coordoperation_is_instantiable(context, way.get()) == 0 || !grid.available) {
            return fail(ErrorCode::bad_source,
                        fmt::format("the grid file {} for {} to {} is not installed: install "
                                    "Debian's proj-data",
                                    grid.name, proj_get_name(source->get()),
                                    proj_get_name(target->get())));
        }
        ProjObject normal{proj_normalize_for_visualization(context, way.get())};
        if (normal) {
            return normal;
        }
    }
    return fail(ErrorCode::bad_source,
                fmt::format("PROJ knows no exact way from {} to {}", proj_get_name(source->get()),
                            proj_get_name(target->get())));
}

} // namespace netzatlas::geo
