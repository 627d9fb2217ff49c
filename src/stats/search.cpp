#include "stats/coordinates.hpp"
#include "stats/fold.hpp"
#include "stats/json.hpp"
#include "stats/stats.hpp"
#include "store/lon_lat_bounds.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace netzatlas::stats {

namespace {

constexpr std::size_t longest_search = 100;

/// How well a region fits; smaller is better.
enum Fit {
    exact_number,
    exact_name,
    name_begins,
    words_begin,
    number_begins,
    name_slips,
    word_slips
};

struct Hit {
    const store::StoredRegion* region;
    Fit fit;
};

bool all_words_begin(std::string_view name, std::string_view search) {
    const auto names = words_of(name);
    return std::ranges::all_of(words_of(search), [&](std::string_view word) {
        return std::ranges::any_of(names, [&](auto part) { return part.starts_with(word); });
    });
}

std::optional<Fit> name_fit(std::string_view name, std::string_view search) {
    if (name == search) {
        return exact_name;
    }
    if (name.starts_with(search)) {
        return name_begins;
    }
    return all_words_begin(name, search) ? std::optional{words_begin} : std::nullopt;
}

/// Keys and postcodes: digits only, compared as they are written.
std::optional<Fit> number_fit(const Region& region, std::string_view digits) {
    if (region.key.text() == digits || region.ars == digits || region.postcode == digits) {
        return exact_number;
    }
    const bool begins = digits.size() >= 2 && (region.key.text().starts_with(digits) ||
                                               region.postcode.starts_with(digits));
    return begins ? std::optional{number_begins} : std::nullopt;
}

std::optional<Fit> fit_of(const Region& region, const Folded& search) {
    if (search.written.find_first_not_of("0123456789") == std::string::npos) {
        return number_fit(region, search.written);
    }
    const Folded name = folded(region.name);
    const auto written = name_fit(name.written, search.written);
    const auto plain = name_fit(name.plain, search.plain);
    return written && plain ? std::min(*written, *plain) : written ? written : plain;
}

/// A search begun but not ended may have slipped too, so beginnings count.
std::optional<Fit> slipped_fit(const Region& region, const Folded& search) {
    const Folded name = folded(region.name);
    const auto near = [&](std::string_view candidate) {
        return one_slip_apart(candidate, search.written) ||
               one_slip_apart(candidate.substr(0, search.written.size()), search.written);
    };
    if (one_slip_apart(name.written, search.written)) {
        return name_slips;
    }
    return near(name.written) || std::ranges::any_of(words_of(name.written), near)
               ? std::optional{word_slips}
               : std::nullopt;
}

/// A county-free city stands in the list once, as the municipality.
bool listed(const store::Edition& edition, const Region& region) {
    return region.key.level() != RegionLevel::country &&
           !(region.key.level() == RegionLevel::county &&
             edition.region(region.key.text() + "000") != nullptr);
}

/// What is looked for, and at which level where the search says it: "Verbandsgemeinde Arneburg".
struct Wanted {
    Folded name;
    std::optional<RegionLevel> level{};
};

struct KindWord {
    std::string_view word;
    RegionLevel level;
};

/// What people write before a name, folded; names in the edition stand without.
constexpr auto kind_words =
    std::to_array<KindWord>({{"verbandsgemeinde", RegionLevel::association},
                             {"vg", RegionLevel::association},
                             {"vgem", RegionLevel::association},
                             {"landkreis", RegionLevel::county},
                             {"lk", RegionLevel::county},
                             {"kreis", RegionLevel::county},
                             {"district", RegionLevel::county},
                             {"gemeinde", RegionLevel::municipality},
                             {"einheitsgemeinde", RegionLevel::municipality},
                             {"stadt", RegionLevel::municipality},
                             {"hansestadt", RegionLevel::municipality},
                             {"landeshauptstadt", RegionLevel::municipality},
                             {"municipality", RegionLevel::municipality}});

const KindWord* kind_word(std::string_view word) {
    const auto* found = std::ranges::find(kind_words, word, &KindWord::word);
    return found == kind_words.end() ? nullptr : found;
}

std::string without_kind(std::string_view text) {
    std::string rest;
    for (const auto word : words_of(text)) {
        if (kind_word(word) == nullptr) {
            rest += rest.empty() ? "" : " ";
            rest += word;
        }
    }
    return rest;
}

/// Nothing where the search names no kind, or nothing else.
std::optional<Wanted> of_a_kind(const Folded& search) {
    Wanted wanted{{without_kind(search.written), without_kind(search.plain)}};
    for (const auto word : words_of(search.written)) {
        if (const auto* kind = kind_word(word); kind != nullptr && !wanted.level) {
            wanted.level = kind->level;
        }
    }
    return wanted.level && !wanted.name.written.empty() ? std::optional{wanted} : std::nullopt;
}

/// A kind and no name, even one not ended yet: "landkr". It stands for all regions of its level.
std::optional<RegionLevel> kind_begun(std::string_view search) {
    constexpr std::size_t shortest = 4; // letters of a word not ended
    const auto* found = std::ranges::find_if(kind_words, [&](const KindWord& kind) {
        return kind.word == search || (search.size() >= shortest && kind.word.starts_with(search));
    });
    return found == kind_words.end() ? std::nullopt : std::optional{found->level};
}

using FitOf = std::optional<Fit>(const Region&, const Folded&);

std::optional<Fit> whatever_name(const Region& /*region*/, const Folded& /*name*/) {
    return words_begin;
}

std::vector<Hit> hits_of(const store::Edition& edition, const Wanted& wanted, FitOf* fit_of_name) {
    std::vector<Hit> hits;
    for (const auto& stored : edition.content().regions) {
        const auto fit = fit_of_name(stored.region, wanted.name);
        const bool of_level = !wanted.level || stored.region.key.level() == *wanted.level;
        if (fit && of_level && listed(edition, stored.region)) {
            hits.push_back({&stored, *fit});
        }
    }
    return hits;
}

bool before(const Hit& a, const Hit& b) {
    if (a.fit != b.fit) {
        return a.fit < b.fit;
    }
    const auto people = [](const Hit& hit) { return hit.region->region.population.value_or(0); };
    return people(a) != people(b) ? people(a) > people(b)
                                  : a.region->region.key < b.region->region.key;
}

/// By name or number; then by name and kind; then by kind alone; then with a slip.
std::vector<Hit> hits_for(const store::Edition& edition, Wanted wanted) {
    if (wanted.name.written.empty()) {
        return {};
    }
    auto hits = hits_of(edition, wanted, &fit_of);
    if (const auto kind = of_a_kind(wanted.name); hits.empty() && kind) {
        wanted = *kind;
        hits = hits_of(edition, wanted, &fit_of);
    }
    if (const auto level = kind_begun(wanted.name.written); hits.empty() && level) {
        return hits_of(edition, {{}, level}, &whatever_name);
    }
    if (hits.empty() && wanted.name.written.size() >= 4) {
        hits = hits_of(edition, wanted, &slipped_fit);
    }
    return hits;
}

/// The municipality at a place; nothing outside, and nothing where the ground cannot be asked.
std::vector<const store::StoredRegion*> regions_at(const store::Edition& edition, LonLat place) {
    const auto answer = edition.at(place);
    if (!answer || answer->regions.empty()) {
        return {};
    }
    return {answer->regions.front()};
}

Json hit_object(const store::Edition& edition, const store::StoredRegion& stored) {
    Json object = region_link(edition, stored);
    const auto* county = edition.region(stored.region.key.county());
    const auto box = store::lon_lat_bounds(stored);
    object["county_name"] = county != nullptr ? Json(county->region.name) : Json();
    object["population"] = stored.region.population ? Json(*stored.region.population) : Json();
    object["label"] = {stored.label.lon, stored.label.lat};
    object["bounds"] = {box.west, box.south, box.east, box.north};
    return object;
}

} // namespace

std::vector<const store::StoredRegion*> search(const store::Edition& edition, std::string_view text,
                                               int limit) {
    if (const auto place = coordinates_in(text)) {
        return regions_at(edition, *place);
    }
    auto hits = hits_for(edition, {folded(text.substr(0, longest_search))});
    std::ranges::sort(hits, before);
    std::vector<const store::StoredRegion*> found;
    for (const Hit& hit : hits) {
        if (found.size() < static_cast<std::size_t>(std::clamp(limit, 1, 50))) {
            found.push_back(hit.region);
        }
    }
    return found;
}

std::string search_json(const store::Edition& edition, std::string_view text, int limit) {
    Json results = Json::array();
    for (const auto* region : search(edition, text, limit)) {
        results.push_back(hit_object(edition, *region));
    }
    return text_of({{"edition", edition.id()}, {"results", std::move(results)}});
}

} // namespace netzatlas::stats
