#include "pages/pages.hpp"

#include "pages/documents.hpp"
#include "pages/explanation.hpp"
#include "pages/table_rows.hpp"
#include "pages/templates.hpp"

#include <fmt/format.h>
#include <map>

namespace netzatlas::pages {

struct Renderer::Impl {
    struct Voice {
        Catalogue texts;
        Templates templates;
    };
    std::map<Language, Voice> voices;
    Assets assets;
};

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Renderer::~Renderer() = default;

Result<std::shared_ptr<const Renderer>> Renderer::open(const std::filesystem::path& templates,
                                                       const std::filesystem::path& texts,
                                                       const std::filesystem::path& assets) {
    auto impl = std::make_unique<Impl>();
    for (const auto& [language, name] : std::map<Language, std::string_view>{
             {Language::de, "de"}, {Language::en, "en"}, {Language::leicht, "leicht"}}) {
        auto catalogue = Catalogue::read(texts / fmt::format("{}.json", name));
        if (!catalogue) {
            return fail(catalogue.error());
        }
        auto baked = Templates::read(templates, *catalogue);
        if (!baked) {
            return fail(baked.error().code, fmt::format("{} ({})", baked.error().message, name));
        }
        impl->voices.emplace(language, Impl::Voice{std::move(*catalogue), std::move(*baked)});
    }
    auto names = Assets::read(assets);
    if (!names) {
        return fail(names.error());
    }
    impl->assets = std::move(*names);
    return std::shared_ptr<const Renderer>{new Renderer{std::move(impl)}};
}

Result<std::string> Renderer::html(const store::Edition& edition,
                                   const PageRequest& request) const {
    const auto& voice = impl_->voices.at(request.language);
    const auto context = context_of(edition, request, voice.texts);
    if (!context) {
        return fail(context.error());
    }
    const auto document = document_of(*context, impl_->assets);
    if (!document) {
        return fail(document.error());
    }
    return voice.templates.expanded(document->name, document->view);
}

Result<std::string> Renderer::table_csv(const store::Edition& edition,
                                        const PageRequest& request) const {
    const auto context = context_of(edition, request, impl_->voices.at(request.language).texts);
    return context ? Result<std::string>{pages::table_csv(*context)} : fail(context.error());
}

Result<std::string> Renderer::explanation_json(const store::Edition& edition,
                                               std::string_view indicator, std::string_view region,
                                               std::string_view day, std::string_view site) const {
    PageRequest request;
    request.page = "explanation";
    request.indicator = indicator;
    request.region = region;
    request.day = day;
    request.site = site;
    const auto german = context_of(edition, request, impl_->voices.at(Language::de).texts);
    if (!german) {
        return fail(german.error());
    }
    auto in_english = request;
    in_english.language = Language::en;
    const auto english = context_of(edition, in_english, impl_->voices.at(Language::en).texts);
    return english ? Result<std::string>{pages::explanation_json(*german, *english)}
                   : fail(english.error());
}

} // namespace netzatlas::pages
