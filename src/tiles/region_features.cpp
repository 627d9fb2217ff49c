#include "tiles/region_features.hpp"

#include "tiles/mercator.hpp"
#include "tiles/region_coverage.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

namespace netzatlas::tiles {

namespace {

/// Newest value; of one date computed goes before published, estimated last (as pages show it).
bool goes_before(const store::StoredValue& a, const store::StoredValue& b) {
    return a.reference_date != b.reference_date
               ? a.reference_date > b.reference_date
               : std::tuple{a.estimated, a.origin} < std::tuple{b.estimated, b.origin};
}

using Headlines = std::unordered_map<std::string, std::vector<Property>>;

/// Per region the headline values there are, in catalogue order.
Headlines headlines_of(const store::EditionContent& content) {
    Headlines headlines;
    for (const auto& indicator : content.indicators) {
        if (!indicator.headline) {
            continue;
        }
        std::unordered_map<std::string, const store::StoredValue*> newest;
        for (const auto& row : content.values) {
            if (row.indicator == indicator.id) {
                auto& best = newest[row.region];
                best = best == nullptr || goes_before(row, *best) ? &row : best;
            }
        }
        for (const auto& [region, row] : newest) {
            if (row->value.state == ValueState::value && row->value.value) {
                headlines[region].emplace_back(indicator.id, *row->value.value);
            }
        }
    }
    return headlines;
}

/// 1 is placed first: higher levels, then more people, then the key.
void rank(std::vector<RegionFeature>& features) {
    std::vector<RegionFeature*> order;
    order.reserve(features.size());
    for (auto& feature : features) {
        order.push_back(&feature);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        const auto people = [](const auto* feature) {
            return feature->stored->region.population.value_or(0);
        };
        return a->level != b->level ? a->level < b->level : people(a) > people(b);
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto& properties = order[i]->label_properties;
        properties.insert(properties.begin() + 3, {"rank", static_cast<std::int64_t>(i + 1)});
    }
}

} // namespace

std::optional<std::size_t> level_position(RegionLevel level) {
    const auto* const found = std::find(tile_levels.begin(), tile_levels.end(), level);
    if (found == tile_levels.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - tile_levels.begin());
}

std::vector<RegionFeature> region_features(const store::EditionContent& content) {
    const auto headlines = headlines_of(content);
    std::vector<RegionFeature> features;
    for (const auto& stored : content.regions) {
        const auto level = level_position(stored.region.key.level());
        if (!level) {
            continue;
        }
        const auto& region = stored.region;
        RegionFeature feature{&stored, *level, {}, {}, {}, world_of(stored.label)};
        feature.properties = {
            {"key", region.key.text()}, {"name", region.name}, {"kind", region.kind}};
        feature.unnamed_properties = {feature.properties.front()};
        feature.label_properties = {{"key", region.key.text()},
                                    {"name", region.name},
                                    {"level", std::string{name_of(region.key.level())}}};
        if (const auto found = headlines.find(region.key.text()); found != headlines.end()) {
            for (auto* list :
                 {&feature.properties, &feature.unnamed_properties, &feature.label_properties}) {
                list->insert(list->end(), found->second.begin(), found->second.end());
            }
        }
        features.push_back(std::move(feature));
    }
    rank(features);
    return features;
}

} // namespace netzatlas::tiles
