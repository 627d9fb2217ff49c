#include "ingest/places.hpp"
#include "input_file.hpp"

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

namespace {

void check_tables(const testing::InputFile& file) {
    if (const auto set = ingest::read_point_sites(file.path(), {"", "access_points"})) {
        for (std::size_t i = 0; i < set->sites.size(); ++i) {
            const auto& site = set->sites[i];
            if (site.id.empty() || (i > 0 && set->sites[i - 1].id >= site.id) ||
                !std::isfinite(site.place.lon) || !std::isfinite(site.place.lat)) {
                std::abort();
            }
        }
    }
    if (const auto set = ingest::read_household_totals(file.path())) {
        for (const auto& count : set->counts) {
            if (count.municipality.level() != RegionLevel::municipality || !(count.amount >= 0)) {
                std::abort();
            }
        }
    }
    if (const auto set = ingest::read_fibre_stages(file.path())) {
        for (const auto& count : set->counts) {
            if (count.municipality.level() != RegionLevel::municipality || !(count.amount >= 0)) {
                std::abort();
            }
        }
    }
}

void check_shapes(const testing::InputFile& file) {
    if (const auto set = ingest::read_funded_areas(file.path(), {"", "rollout"})) {
        for (const auto& shape : set->areas) {
            if (shape.area.id.empty() || !shape.area.stage || shape.ground.polygons.empty()) {
                std::abort();
            }
        }
    }
    if (const auto use = ingest::read_land_use(file.path(), {})) {
        for (const auto& shape : use->shapes) {
            if (shape.land.empty() || (shape.area.polygons.empty() && shape.lines.lines.empty())) {
                std::abort();
            }
        }
    }
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const bool is_json = size > 0 && data[0] == '{';
    const testing::InputFile file{data, size, is_json ? ".geojson" : ".csv"};
    is_json ? check_shapes(file) : check_tables(file);
    return 0;
}
