#include "stats/json.hpp"
#include "stats/stats.hpp"
#include "store/side_by_side.hpp"

#include <fmt/format.h>

namespace netzatlas::stats {

namespace {

Json pair_object(const store::Edition& edition, const store::SideBySide& pair) {
    const auto& published = *pair.published;
    const auto& computed = *pair.computed;
    const auto* region = edition.region(published.region);
    return {{"region", published.region},
            {"id", region != nullptr ? Json(region->region.key.feature_id()) : Json()},
            {"level", region != nullptr ? Json(name_of(region->region.key.level())) : Json()},
            {"name", region != nullptr ? Json(region->region.name) : Json()},
            {"reference_date", published.reference_date.iso()},
            {"published", number(published.value.value)},
            {"printed", text_or_null(published.value.printed)},
            {"published_source", text_or_null(published.source)},
            {"computed", number(computed.value.value)},
            {"estimated", computed.estimated},
            {"computed_source", text_or_null(computed.source)},
            {"difference", number(pair.difference)},
            {"reason", store::reason_of(pair)}};
}

} // namespace

Result<std::string> comparison_json(const store::Edition& edition, std::string_view indicator) {
    const auto* known = edition.indicator(indicator);
    if (known == nullptr) {
        return fail(ErrorCode::not_found,
                    fmt::format("edition {} has no indicator {}; indicators.json lists them",
                                edition.id(), indicator));
    }
    Json list = Json::array();
    std::vector<const store::StoredValue*> rows;
    for (const auto& row : edition.content().values) {
        if (row.indicator == indicator) {
            rows.push_back(&row);
        }
    }
    const auto pairs = store::side_by_side(rows);
    for (const auto& pair : pairs) {
        list.push_back(pair_object(edition, pair));
    }
    const auto largest = store::largest_gap(pairs);
    return text_of({{"edition", edition.id()},
                    {"indicator", indicator_object(*known)},
                    {"unit", known->unit},
                    {"largest", largest ? pair_object(edition, *largest) : Json()},
                    {"pairs", std::move(list)}});
}

} // namespace netzatlas::stats
