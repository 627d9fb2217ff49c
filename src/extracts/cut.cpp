#include "extracts/tables.hpp"

#include <fmt/format.h>
#include <set>

namespace netzatlas::extracts {

namespace {

/// Whether `region` is `top` or lies below it.
bool within(const Region& region, const RegionKey& top) {
    if (region.key == top) {
        return true;
    }
    switch (top.level()) {
    case RegionLevel::country:
        return true;
    case RegionLevel::state:
        return region.key.state() == top.text();
    case RegionLevel::county:
        return region.key.county() == top.text();
    case RegionLevel::association:
        return region.association == top;
    case RegionLevel::municipality:
        return false;
    }
    return false;
}

} // namespace

Result<Cut> cut_of(const store::Edition& edition, std::string_view key) {
    const auto* top = edition.region(key);
    if (top == nullptr) {
        return fail(ErrorCode::not_found, fmt::format("there is no region {}", key));
    }
    Cut cut{edition, {}};
    for (const auto& region : edition.content().regions) {
        if (within(region.region, top->region.key)) {
            cut.regions.push_back(&region);
        }
    }
    return cut;
}

std::string attribution(const store::EditionContent& content) {
    constexpr std::string_view changed = "(Daten verändert)";
    std::string joined;
    std::set<std::string> said;
    for (const Source& source : content.sources) {
        if (source.attribution.empty() || !said.insert(source.attribution).second) {
            continue;
        }
        joined += joined.empty() ? "" : "; ";
        joined += source.attribution;
        if (source.attribution.find("Daten verändert") == std::string::npos) {
            joined += fmt::format(" {}", changed);
        }
    }
    return joined;
}

std::string demo_note(const store::EditionContent& content) {
    return content.demo ? "Demo: erfundene Werte (invented values)" : "";
}

} // namespace netzatlas::extracts
