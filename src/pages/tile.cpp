#include "pages/tile.hpp"

#include "pages/figures.hpp"
#include "pages/frame.hpp"
#include "pages/links.hpp"

#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// The markup is shown as text and copied; what stands in its quotes must not end them.
std::string in_quotes(const std::string& text) {
    std::string out;
    for (const char sign : text) {
        sign == '&'   ? out.append("&amp;")
        : sign == '"' ? out.append("&quot;")
        : sign == '<' ? out.append("&lt;")
                      : out.append(1, sign);
    }
    return out;
}

/// "/gemeinde/15090010" to "/einbetten/gemeinde/15090010", behind the language.
std::string tile_path(const Context& context, const store::StoredRegion& region) {
    const auto prefix = language_prefix(context.language());
    return fmt::format("{}/einbetten{}", prefix, path_of(context, region).substr(prefix.size()));
}

} // namespace

View tile_view(const Context& context, const Assets& assets) {
    auto view = frame_view(context, assets, context.edition.content().title);
    view["tile_style"] = assets.address("tile.css");
    if (context.region == nullptr || context.indicator == nullptr) {
        view["name"] = context.text("empty_title");
        return view;
    }
    const auto& region = *context.region;
    auto figure =
        figure_view(context, *context.indicator,
                    context.edition.newest(region.region.key.text(), context.indicator->id));
    view["name"] = name_of(context, region);
    view["what"] = title_of(context, *context.indicator);
    view["said"] = main_sentence(context, *context.indicator, region);
    view["more_href"] = context.request.site + link_to(context, region);
    if (figure["has_number"].get<bool>()) {
        view["figure"] = std::move(figure);
    }
    return view;
}

View embed_view(const Context& context) {
    const auto name = name_of(context, *context.region);
    const auto site =
        context.request.site.empty() ? context.text("embed_site") : context.request.site;
    const auto query = context.indicator == nullptr
                           ? std::string{}
                           : fmt::format("?anzeige={}", context.indicator->id);
    return {{"address", in_quotes(site + tile_path(context, *context.region) + query)},
            {"name",
             in_quotes(context.filled(
                 "embed_title", {{"name", name}, {"service", context.edition.content().title}}))},
            {"own_href", tile_path(context, *context.region) + query}};
}

} // namespace netzatlas::pages
