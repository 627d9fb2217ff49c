#include "edition/gather_places.hpp"

namespace netzatlas::edition {

namespace {

/// The theme a reader's places stand under; empty: the file says it.
std::string theme_of(Reader reader) {
    switch (reader) {
    case Reader::access_points:
        return "access_points";
    case Reader::data_centres:
        return "data_centres";
    case Reader::rollout_areas:
        return "rollout";
    case Reader::deficit_areas:
        return "deficit";
    default:
        return {};
    }
}

/// Moves findings over and the list of things behind `member` on.
template <class Set, class Thing>
Result<From<std::vector<Thing>>> from(Result<Set> read, std::vector<Thing> Set::* member,
                                      Gathered& gathered) {
    if (!read) {
        return fail(read.error());
    }
    gathered.findings = std::move(read->findings);
    return From<std::vector<Thing>>{gathered.sources.front(), std::move((*read).*member)};
}

template <class Place, class Thing>
Result<void> put(Result<Thing> thing, Place place) {
    if (!thing) {
        return fail(thing.error());
    }
    place(*std::move(thing));
    return {};
}

} // namespace

Result<void> read_places(const SourceEntry& entry, Gathered& gathered) {
    const ingest::PlaceOptions options{entry.layer, theme_of(entry.reader)};
    const auto append = [](auto& list) {
        return [&list](auto thing) { list.push_back(std::move(thing)); };
    };
    switch (entry.reader) {
    case Reader::access_points:
    case Reader::data_centres:
        return put(from(ingest::read_point_sites(entry.file, options), &ingest::PointSites::sites,
                        gathered),
                   append(gathered.sites));
    case Reader::rollout_areas:
    case Reader::deficit_areas:
        return put(from(ingest::read_funded_areas(entry.file, options), &ingest::FundedAreas::areas,
                        gathered),
                   append(gathered.programme_areas));
    case Reader::land_use:
    case Reader::network_lines:
        return put(
            from(ingest::read_land_use(entry.file, options), &ingest::LandUse::shapes, gathered),
            append(gathered.land));
    case Reader::household_totals:
        return put(from(ingest::read_household_totals(entry.file), &ingest::HouseholdTotals::counts,
                        gathered),
                   [&](auto thing) { gathered.household_totals = std::move(thing); });
    default:
        return put(
            from(ingest::read_fibre_stages(entry.file), &ingest::FibreStages::counts, gathered),
            [&](auto thing) { gathered.fibre_stages = std::move(thing); });
    }
}

} // namespace netzatlas::edition
