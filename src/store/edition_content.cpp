#include "store/edition_content.hpp"

namespace netzatlas::store {

bool is_inside(const Region& region, const RegionKey& above) {
    if (region.key.level() <= above.level()) {
        return false;
    }
    switch (above.level()) {
    case RegionLevel::country:
        return true;
    case RegionLevel::state:
        return region.key.state() == above.text();
    case RegionLevel::county:
        return region.key.county() == above.text();
    case RegionLevel::association:
        return region.association == above;
    case RegionLevel::municipality:
        return false;
    }
    return false;
}

} // namespace netzatlas::store
