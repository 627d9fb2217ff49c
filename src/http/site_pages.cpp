#include "http/site.hpp"

#include "http/sheet_place.hpp"

#include "stats/fold.hpp"
#include "stats/stats.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

namespace netzatlas::http {

namespace {

struct NamedPage {
    std::string_view segment;
    std::string_view page;
};

constexpr auto named_pages = std::to_array<NamedPage>({{"ziele", "goals"},
                                                       {"daten", "data"},
                                                       {"methode", "method"},
                                                       {"barrierefreiheit", "accessibility"},
                                                       {"impressum", "imprint"},
                                                       {"tabelle", "table"},
                                                       {"tabelle.csv", "table_csv"},
                                                       {"suche", "search"}});

struct LevelAddress {
    std::string_view segment;
    RegionLevel level;
};

constexpr auto level_addresses =
    std::to_array<LevelAddress>({{"land", RegionLevel::state},
                                 {"kreis", RegionLevel::county},
                                 {"verbandsgemeinde", RegionLevel::association},
                                 {"gemeinde", RegionLevel::municipality}});

constexpr int most_search_hits = 50;

std::string_view prefix_of(pages::Language language) {
    switch (language) {
    case pages::Language::de:
        return "";
    case pages::Language::en:
        return "/en";
    case pages::Language::leicht:
        return "/leicht";
    }
    return "";
}

/// Takes "en" or "leicht" off the front.
pages::Language taken_language(std::vector<std::string>& segments) {
    const std::string first = segments.empty() ? std::string{} : segments.front();
    if (first != "en" && first != "leicht") {
        return pages::Language::de;
    }
    segments.erase(segments.begin());
    return first == "en" ? pages::Language::en : pages::Language::leicht;
}

/// The parameters pages understand, in one order; the answer depends on nothing else.
std::string page_parameters(const Target& target) {
    return target.parameters({"anzeige", "ebene", "kreis", "mindestens", "name", "ordnung", "q",
                              "seit", "stand", "teil", "thema", "vergleich", "werte", "ziel"});
}

void take_parameters(pages::PageRequest& request, const Target& target) {
    if (request.page != "explanation") {
        request.indicator = target.parameter("anzeige");
    }
    request.theme = target.parameter("thema");
    request.goal = target.parameter("ziel");
    request.level = target.parameter("ebene");
    request.day = target.parameter("stand");
    request.since = target.parameter("seit");
    request.compared = target.parameter("vergleich");
    request.order = target.parameter("ordnung");
    request.filter = {std::string{target.parameter("kreis")}, std::string{target.parameter("name")},
                      std::string{target.parameter("mindestens")},
                      std::string{target.parameter("werte")}};
    request.fragment = target.parameter("teil") == "antwort";
    request.query = target.parameter("q");
    request.path = target.path();
}

/// `/gemeinde/15090010` and what stands around it: `…/blatt`, `/einbetten/…`.
bool take_region(pages::PageRequest& request, std::span<const std::string> segments) {
    request.page = "region";
    if (segments.size() == 3 && segments.front() == "einbetten") {
        request.page = "tile";
        segments = segments.subspan(1);
    } else if (segments.size() == 3 && segments.back() == "blatt") {
        request.page = "sheet";
        segments = segments.first(2);
    }
    if (segments.size() != 2) {
        return false;
    }
    const auto* level = std::ranges::find(level_addresses, segments[0], &LevelAddress::segment);
    const auto key = RegionKey::of(segments[1]);
    request.region = segments[1];
    return level != level_addresses.end() && key && key->level() == level->level;
}

/// The printed sheet a region's page may link: in its language, else in German; empty: none there.
std::string sheet_of(const OpenEdition& open, const pages::PageRequest& request,
                     const std::filesystem::path& editions) {
    if (request.page != "region" && request.page != "sheet") {
        return {};
    }
    const auto language = prefix_of(request.language);
    std::error_code error;
    for (const auto& name :
         {language.empty() ? std::string{}
                           : fmt::format("{}.{}.pdf", request.region, language.substr(1)),
          request.region + ".pdf"}) {
        if (!name.empty() &&
            std::filesystem::is_regular_file(sheet_place(editions, open.id(), name), error)) {
            return name;
        }
    }
    return {};
}

/// The one address of a page about a region; empty for all others.
std::string one_address(const store::Edition& edition, const pages::PageRequest& request) {
    const auto* region = edition.region(request.region);
    if (region == nullptr) {
        return {};
    }
    const auto path = stats::region_path(edition, region->region.key);
    return request.page == "region"  ? path
           : request.page == "sheet" ? path + "/blatt"
           : request.page == "tile"  ? "/einbetten" + path
                                     : std::string{};
}

/// Fills `page` and `region`; false for an address there is no page at.
bool take_page(pages::PageRequest& request, const std::vector<std::string>& segments) {
    if (segments.empty()) {
        request.page = "map";
        return true;
    }
    if (segments.size() == 3 && segments[0] == "erklaerung") {
        request.page = "explanation";
        request.indicator = segments[1];
        request.region = segments[2];
        return true;
    }
    if (segments.size() == 1) {
        const auto* found = std::ranges::find(named_pages, segments[0], &NamedPage::segment);
        request.page = found != named_pages.end() ? found->page : std::string_view{};
        return !request.page.empty();
    }
    return take_region(request, segments);
}

/// "/en" and "/gemeinde/15003000/" in their one form; empty when they have it.
std::string other_spelling(const Target& target, bool language_root) {
    if (target.trailing_slash == language_root) {
        return {};
    }
    Target wanted = target;
    wanted.trailing_slash = language_root;
    return wanted.path();
}

/// The one region a search clearly means: the only hit, or the only one so called.
const store::StoredRegion* clear_hit(const std::vector<const store::StoredRegion*>& hits,
                                     const std::string& query) {
    const auto wanted = stats::folded(query);
    const auto so_called = [&](const auto* hit) {
        const auto name = stats::folded(hit->region.name);
        return name.written == wanted.written || name.plain == wanted.plain ||
               hit->region.key.text() == wanted.written;
    };
    if (hits.size() == 1 ||
        (!hits.empty() && std::ranges::count_if(hits, so_called) == 1 && so_called(hits.front()))) {
        return hits.front();
    }
    return nullptr;
}

Error no_page(const Target& target) {
    return {ErrorCode::not_found, fmt::format("there is no page at {}", target.path())};
}

} // namespace

Site::Found Site::page(const Call& call) {
    auto segments = call.target.segments;
    pages::PageRequest request;
    request.language = taken_language(segments);
    const bool language_root = segments.empty() && request.language != pages::Language::de;
    if (!take_page(request, segments)) {
        return fail(no_page(call.target));
    }
    const auto parameters = page_parameters(call.target);
    if (const auto other = other_spelling(call.target, language_root);
        !other.empty() && !call.target.segments.empty()) {
        return std::make_shared<const Resource>(redirect(308, other + parameters));
    }
    take_parameters(request, call.target);
    const auto open = shelf_.current();
    if (const auto canonical = one_address(*open->edition, request);
        !request.path.ends_with(canonical)) {
        return std::make_shared<const Resource>(redirect(
            308, fmt::format("{}{}{}", prefix_of(request.language), canonical, parameters)));
    }
    if (request.page == "table_csv") {
        return table_file(call, request, open);
    }
    if (request.page == "search") {
        return search(call, request, open);
    }
    if (offers_sheets_) {
        request.sheet_file = sheet_of(*open, request, shelf_.folder());
    }
    request.site = public_url_;
    request.linked = linked_;
    Resource like;
    like.content_type = "text/html; charset=utf-8";
    like.reach = request.page == "tile" ? Reach::embed : Reach::page;
    return text(call,
                fmt::format("{}|{}{}|{}", open->id(), request.path, parameters, request.sheet_file),
                like, [&] { return renderer_->html(*open->edition, request); });
}

/// What the table shows, as a file; asked for again with its validator like the page.
Site::Found Site::table_file(const Call& call, const pages::PageRequest& request,
                             const EditionPointer& open) {
    Resource like;
    like.content_type = "text/csv; charset=utf-8; header=present";
    like.extra =
        fmt::format("Content-Disposition: attachment; filename=\"netzatlas-{}-tabelle.csv\"\r\n",
                    open->edition->content().reference_date.iso());
    return text(call,
                fmt::format("{}|{}{}", open->id(), request.path, page_parameters(call.target)),
                like, [&] { return renderer_->table_csv(*open->edition, request); });
}

Site::Found Site::search(const Call& call, const pages::PageRequest& request,
                         const EditionPointer& open) {
    const auto hits = stats::search(*open->edition, request.query, most_search_hits);
    if (const auto* hit = clear_hit(hits, request.query); hit != nullptr && !request.fragment) {
        const auto theme = request.theme.empty() ? "" : "?thema=" + percent_encoded(request.theme);
        return std::make_shared<const Resource>(
            redirect(303, fmt::format("{}{}{}", prefix_of(request.language),
                                      stats::region_path(*open->edition, hit->region.key), theme)));
    }
    pages::PageRequest with_hits = request;
    for (const auto* hit : hits) {
        with_hits.hits.push_back(hit->region.key.text());
    }
    Resource like;
    like.content_type = "text/html; charset=utf-8";
    like.reach = Reach::page;
    return text(call,
                fmt::format("{}|{}{}", open->id(), request.path, page_parameters(call.target)),
                like, [&] { return renderer_->html(*open->edition, with_hits); });
}

} // namespace netzatlas::http
