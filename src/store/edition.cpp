#include "store/edition.hpp"

#include "store/edition_ground.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <span>
#include <sstream>
#include <tuple>
#include <unordered_map>

namespace netzatlas::store {

namespace {

using ValueKey = std::pair<std::string_view, std::string_view>; ///< region, indicator

ValueKey key_of(const StoredValue& value) {
    return {value.region, value.indicator};
}

/// The row to show first: newest; of one date computed, then published, then estimated.
bool goes_before(const StoredValue& a, const StoredValue& b) {
    const auto rank = [](const StoredValue& value) {
        return std::tuple{value.estimated, value.origin};
    };
    return a.reference_date != b.reference_date ? a.reference_date > b.reference_date
                                                : rank(a) < rank(b);
}

Result<std::string> text_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
        return fail(ErrorCode::not_found, fmt::format("cannot read {}", file.string()));
    }
    return text.str();
}

} // namespace

struct Edition::Impl {
    std::string id;
    std::filesystem::path folder;
    EditionContent content;
    std::string manifest;
    std::unique_ptr<EditionGround> ground;
    std::unordered_map<std::string_view, const StoredRegion*> regions;
    std::unordered_map<std::string_view, const Indicator*> indicators;
    std::unordered_map<std::string_view, const Source*> sources;
    std::vector<const StoredValue*> values;             ///< by region, indicator, date, origin
    std::map<ValueKey, const GoalResult*> goal_results; ///< goal, region

    Impl(std::filesystem::path path, EditionContent read)
        : folder{std::move(path)}, content{std::move(read)} {
        index();
    }
    void index();
    auto range(std::string_view region, std::string_view indicator) const {
        const ValueKey wanted{region, indicator};
        const auto first = std::partition_point(values.begin(), values.end(),
                                                [&](const auto* v) { return key_of(*v) < wanted; });
        const auto last = std::partition_point(first, values.end(),
                                               [&](const auto* v) { return key_of(*v) == wanted; });
        return std::pair{first, last};
    }
};

void Edition::Impl::index() {
    for (const auto& stored : content.regions) {
        regions.emplace(stored.region.key.text(), &stored);
    }
    for (const auto& indicator : content.indicators) {
        indicators.emplace(indicator.id, &indicator);
    }
    for (const auto& source : content.sources) {
        sources.emplace(source.id, &source);
    }
    for (const auto& value : content.values) {
        values.push_back(&value);
    }
    std::stable_sort(values.begin(), values.end(), [](const auto* a, const auto* b) {
        return std::tuple{key_of(*a), a->reference_date, a->origin, a->estimated} <
               std::tuple{key_of(*b), b->reference_date, b->origin, b->estimated};
    });
    for (const auto& result : content.goal_results) {
        goal_results.emplace(ValueKey{result.goal, result.region.text()}, &result);
    }
}

Edition::Edition(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Edition::~Edition() = default;

Result<std::shared_ptr<const Edition>> Edition::open(const std::filesystem::path& folder) {
    auto content = read_database(folder / "netzatlas.sqlite");
    if (!content) {
        return fail(content.error());
    }
    auto manifest = text_of(folder / "manifest.json");
    if (!manifest) {
        return fail(manifest.error());
    }
    std::error_code ignored;
    const auto real = std::filesystem::canonical(folder, ignored);
    auto impl = std::make_unique<Impl>(real, std::move(*content));
    impl->id = real.filename().string();
    impl->manifest = std::move(*manifest);
    return with_ground(std::move(impl));
}

Result<std::shared_ptr<const Edition>> Edition::unpublished(const std::filesystem::path& folder,
                                                            EditionContent content) {
    return with_ground(std::make_unique<Impl>(folder, std::move(content)));
}

Result<std::shared_ptr<const Edition>> Edition::with_ground(std::unique_ptr<Impl> impl) {
    auto ground = EditionGround::open(impl->folder, impl->content.regions);
    if (!ground) {
        return fail(ground.error());
    }
    impl->ground = std::move(*ground);
    return std::shared_ptr<const Edition>{new Edition{std::move(impl)}};
}

const std::string& Edition::id() const {
    return impl_->id;
}
const std::filesystem::path& Edition::folder() const {
    return impl_->folder;
}
const EditionContent& Edition::content() const {
    return impl_->content;
}
const std::string& Edition::manifest() const {
    return impl_->manifest;
}

namespace {
template <class Map>
auto found_or_null(const Map& map, const typename Map::key_type& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : found->second;
}
} // namespace

const StoredRegion* Edition::region(std::string_view key) const {
    return found_or_null(impl_->regions, key);
}
const Indicator* Edition::indicator(std::string_view id) const {
    return found_or_null(impl_->indicators, id);
}
const Source* Edition::source(std::string_view id) const {
    return found_or_null(impl_->sources, id);
}
const GoalResult* Edition::goal_result(std::string_view goal, std::string_view region) const {
    return found_or_null(impl_->goal_results, {goal, region});
}

std::vector<const StoredRegion*> Edition::members(std::string_view key, RegionLevel level) const {
    std::vector<const StoredRegion*> below;
    const auto* above = region(key);
    if (above == nullptr) {
        return below;
    }
    for (const auto& stored : impl_->content.regions) {
        if (stored.region.key.level() == level && is_inside(stored.region, above->region.key)) {
            below.push_back(&stored);
        }
    }
    return below;
}

std::vector<const StoredValue*> Edition::values(std::string_view region,
                                                std::string_view indicator) const {
    const auto [first, last] = impl_->range(region, indicator);
    return {first, last};
}

const StoredValue* Edition::newest(std::string_view region, std::string_view indicator) const {
    const auto [first, last] = impl_->range(region, indicator);
    const auto best = std::min_element(
        first, last, [](const auto* a, const auto* b) { return goes_before(*a, *b); });
    return best == last ? nullptr : *best;
}

const StoredValue* Edition::value_on(std::string_view region, std::string_view indicator,
                                     std::optional<Date> day) const {
    if (!day) {
        return newest(region, indicator);
    }
    const auto [first, last] = impl_->range(region, indicator);
    const StoredValue* best = nullptr;
    for (const auto* row : std::span{first, last}) {
        if (row->reference_date == *day && (best == nullptr || goes_before(*row, *best))) {
            best = row;
        }
    }
    return best;
}

std::vector<const StoredValue*> Edition::newest_of_level(std::string_view indicator,
                                                         RegionLevel level) const {
    return of_level_on(indicator, level, std::nullopt);
}

std::vector<const StoredValue*> Edition::of_level_on(std::string_view indicator, RegionLevel level,
                                                     std::optional<Date> day) const {
    std::vector<const StoredValue*> rows;
    for (const auto& stored : impl_->content.regions) {
        if (stored.region.key.level() != level) {
            continue;
        }
        if (const auto* row = value_on(stored.region.key.text(), indicator, day)) {
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<Date> Edition::dates_of(std::string_view indicator) const {
    const auto& rows = impl_->content.values; // sorted by indicator, then date
    std::vector<Date> dates;
    for (auto row = std::partition_point(
             rows.begin(), rows.end(),
             [&](const StoredValue& value) { return value.indicator < indicator; });
         row != rows.end() && row->indicator == indicator; ++row) {
        if (dates.empty() || dates.back() != row->reference_date) {
            dates.push_back(row->reference_date);
        }
    }
    return dates;
}

namespace {

/// Whether a site of `municipality` lies in the region `around`.
bool lies_in(const StoredRegion* around, const StoredRegion* municipality) {
    return around != nullptr && municipality != nullptr &&
           (municipality == around || is_inside(municipality->region, around->region.key));
}

} // namespace

std::vector<const SchoolSite*> Edition::schools(std::string_view region) const {
    std::vector<const SchoolSite*> sites;
    const auto* around = this->region(region);
    for (const auto& site : impl_->content.schools) {
        if (lies_in(around, this->region(site.municipality.text()))) {
            sites.push_back(&site);
        }
    }
    return sites;
}

std::vector<const PointSite*> Edition::sites(std::string_view region,
                                             std::string_view theme) const {
    std::vector<const PointSite*> sites;
    const auto* around = this->region(region);
    for (const auto& site : impl_->content.sites) {
        if (site.theme == theme && site.municipality &&
            lies_in(around, this->region(site.municipality->text()))) {
            sites.push_back(&site);
        }
    }
    return sites;
}

std::optional<Date> Edition::cells_day(std::string_view grid, std::string_view layer) const {
    return impl_->ground->cells_day(grid, layer);
}
Result<PointAnswer> Edition::at(LonLat place) const {
    return impl_->ground->at(place);
}

} // namespace netzatlas::store
