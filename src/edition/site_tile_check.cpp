#include "edition/site_tile_check.hpp"

#include <fmt/format.h>

namespace netzatlas::edition {

void SiteTileCheck::begin(int zoom, const std::vector<TileId>& /*tiles*/) {
    zoom_ = zoom;
    seen_.clear();
    for (const auto& site : content_.schools) {
        if (site.place) {
            seen_.emplace("schools " + site.id, 0);
        }
    }
    for (const auto& site : content_.sites) {
        if (is_wlan_point(site)) {
            seen_.emplace("wlan " + site.id, 0);
        }
    }
}

void SiteTileCheck::look(std::size_t /*place*/, const std::vector<tiles::DecodedLayer>& layers,
                         std::vector<std::string>& faults) {
    const std::lock_guard guard{lock_};
    for (const auto& layer : layers) {
        for (const auto& feature : layer.features) {
            const auto* id = feature.property("id");
            const auto* text = id == nullptr ? nullptr : std::get_if<std::string>(id);
            const auto found =
                text == nullptr ? seen_.end() : seen_.find(fmt::format("{} {}", layer.name, *text));
            if (found == seen_.end()) {
                faults.push_back(fmt::format("layer '{}': a site '{}' that the edition does not "
                                             "place",
                                             layer.name, text == nullptr ? "" : *text));
            } else {
                ++found->second;
            }
        }
    }
}

void SiteTileCheck::end(std::vector<std::string>& faults) {
    for (const auto& [id, times] : seen_) {
        if (times != 1) {
            faults.push_back(fmt::format("zoom {}: site '{}' is in {} tiles", zoom_, id, times));
        }
    }
}

} // namespace netzatlas::edition
