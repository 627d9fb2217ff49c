#include "http/site.hpp"

#include "http/compression.hpp"
#include "http/content_hash.hpp"
#include "http/problem.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <spdlog/spdlog.h>

namespace netzatlas::http {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t cache_bound = 256U << 20U;
constexpr std::array text_codings{Coding::brotli, Coding::gzip, Coding::identity};
constexpr std::string_view methods = "GET, HEAD, OPTIONS";

Resource empty_resource(int status) {
    Resource resource;
    resource.status = status;
    resource.keep = Keep::never;
    return resource;
}

/// What OPTIONS says: which methods, and that any origin may use them.
Resource options_resource() {
    Resource resource = empty_resource(204);
    resource.extra = fmt::format("Allow: {0}\r\nAccess-Control-Allow-Methods: {0}\r\n"
                                 "Access-Control-Allow-Headers: Range, If-Range, If-None-Match, "
                                 "If-Match\r\nAccess-Control-Max-Age: 86400\r\n",
                                 methods);
    return resource;
}

bool speaks_html(const Target& target) {
    static constexpr std::array machine{"api",      "tiles",   "styles", "assets",
                                        "download", "healthz", "readyz"};
    return target.segments.empty() ||
           std::ranges::find(machine, target.segments.front()) == machine.end();
}

Resource alive() {
    Resource resource;
    resource.content_type = "text/plain; charset=utf-8";
    resource.keep = Keep::never;
    resource.bytes = std::make_shared<const std::string>("ok\n");
    return resource;
}

/// Empty, or scheme and host alone: addresses are put behind it.
bool is_public_url(const std::string& url) {
    const auto scheme = url.find("://");
    const bool known = url.starts_with("https://") || url.starts_with("http://");
    return url.empty() || (known && url.size() > scheme + 3 &&
                           url.find_first_of("/?# \"<>", scheme + 3) == std::string::npos);
}

fs::path cache_folder(const ServerOptions& options) {
    return options.cache.empty() ? options.editions / "cache" / NETZATLAS_VERSION : options.cache;
}

} // namespace

Site::Site(const ServerOptions& options)
    : public_url_{options.public_url}, linked_{options.linked},
      offers_sheets_{options.offers_sheets}, shelf_{options.editions, options.edition},
      cache_{cache_bound}, downloads_{cache_folder(options)} {}

Result<std::unique_ptr<Site>> Site::open(const ServerOptions& options) {
    if (!is_public_url(options.public_url)) {
        return fail(ErrorCode::bad_request,
                    fmt::format("'{}' is no public address; write it as https://karte.example.de, "
                                "without a path",
                                options.public_url));
    }
    std::unique_ptr<Site> site{new Site{options}};
    if (auto shelf = site->shelf_.refresh(); !shelf) {
        return fail(shelf.error());
    }
    auto renderer =
        pages::Renderer::open(options.web / "pages", options.data / "texts", options.web / "dist");
    if (!renderer) {
        return fail(renderer.error());
    }
    site->renderer_ = std::move(*renderer);
    if (auto assets = site->load_assets(options.web / "dist"); !assets) {
        return fail(assets.error());
    }
    if (auto openapi = site->load_openapi(options.data / "api" / "openapi.json"); !openapi) {
        return fail(openapi.error());
    }
    return site;
}

std::optional<Answer> Site::ready(const Request& request) {
    return answer(request, false);
}

Answer Site::made(const Request& request) {
    auto made = answer(request, true);
    return made ? std::move(*made) : refusal(500);
}

std::optional<Answer> Site::answer(const Request& request, bool may_make) {
    if (request.method == Method::other) {
        return refusal(405);
    }
    if (request.method == Method::options) {
        return answer_to(request, options_resource());
    }
    auto target = parse_target(request.target);
    if (!target) {
        return answer_to(request, problem(400, target.error().message, ""));
    }
    const Call call{request, std::move(*target), may_make};
    try {
        auto found = find(call);
        if (!found) {
            found = failed(call, found.error());
        }
        if (!found) {
            return answer_to(request, problem(status_of(found.error().code),
                                              detail_of(found.error()), call.target.path()));
        }
        return *found ? std::optional{answer_to(request, **found)} : std::nullopt;
    } catch (const std::exception& mistake) {
        spdlog::error("{}: {}", call.target.path(), mistake.what());
        return answer_to(request, problem(500, "the server made a mistake; its log says which",
                                          call.target.path()));
    }
}

Site::Found Site::find(const Call& call) {
    const auto& segments = call.target.segments;
    const std::string_view first = segments.empty() ? "" : std::string_view{segments.front()};
    if (call.target.trailing_slash && !speaks_html(call.target)) {
        return fail(ErrorCode::not_found,
                    fmt::format("there is nothing at {}", call.target.path()));
    }
    if (first == "tiles") {
        return tiles(call);
    }
    if (first == "api") {
        return api(call);
    }
    if (first == "assets" && segments.size() == 2) {
        return asset(call);
    }
    if (first == "styles" && segments.size() == 2) {
        return style(call);
    }
    if (first == "download" && segments.size() == 3) {
        return download(call);
    }
    if ((first == "healthz" || first == "readyz") && segments.size() == 1) {
        return std::make_shared<const Resource>(alive());
    }
    return page(call);
}

Site::Found Site::failed(const Call& call, const Error& error) {
    const int status = status_of(error.code);
    if (status == 500) {
        spdlog::error("{}: {}", call.target.path(), error.message);
    }
    if (!speaks_html(call.target)) {
        return std::make_shared<const Resource>(
            problem(status, detail_of(error), call.target.path()));
    }
    const auto open = shelf_.current();
    pages::PageRequest wanted;
    wanted.page = "error";
    wanted.status = status;
    wanted.path = "/";
    const auto& segments = call.target.segments;
    const std::string_view first = segments.empty() ? "" : std::string_view{segments.front()};
    wanted.language = first == "en"       ? pages::Language::en
                      : first == "leicht" ? pages::Language::leicht
                                          : pages::Language::de;
    wanted.indicator = first == "erklaerung" && segments.size() > 1
                           ? segments[1]
                           : std::string{call.target.parameter("anzeige")};
    const auto place = std::ranges::find_if(
        segments, [&](const auto& segment) { return open->edition->region(segment) != nullptr; });
    wanted.region = place == segments.end() ? std::string{} : *place;
    wanted.theme = call.target.parameter("thema");
    wanted.day = call.target.parameter("stand");
    wanted.compared = call.target.parameter("vergleich");
    wanted.since = call.target.parameter("seit");
    Resource like = empty_resource(status);
    like.content_type = "text/html; charset=utf-8";
    like.reach = Reach::page;
    const auto key =
        fmt::format("{}|error {} {} {} {} {} {} {} {}", open->id(), status, wanted.region,
                    wanted.indicator, wanted.theme, wanted.day, wanted.since, wanted.compared,
                    first == "en"       ? "en"
                    : first == "leicht" ? "leicht"
                                        : "de");
    return text(call, key, like, [&] { return renderer_->html(*open->edition, wanted); });
}

Site::Found Site::text(const Call& call, const std::string& key, const Resource& like,
                       const Text& make) {
    const Coding coding = chosen_coding(call.request.accept_encoding, text_codings);
    const auto full_key = fmt::format("{}|{}", name_of(coding), key);
    if (auto kept = cache_.find(full_key)) {
        return kept;
    }
    if (!call.may_make) {
        return nullptr;
    }
    const auto plain = make();
    if (!plain) {
        return fail(plain.error());
    }
    auto bytes = compressed(*plain, coding);
    if (!bytes) {
        return fail(bytes.error());
    }
    auto resource = std::make_shared<Resource>(like);
    resource->coding = coding;
    resource->negotiated = true;
    resource->etag = etag_of(*bytes);
    resource->bytes = std::make_shared<const std::string>(std::move(*bytes));
    cache_.keep(full_key, resource);
    return resource;
}

Result<EditionPointer> Site::edition(const Call& call, const std::string& id) {
    if (auto open = shelf_.opened(id)) {
        return open;
    }
    return call.may_make ? shelf_.open(id) : EditionPointer{};
}

Answer refusal(int status) {
    Resource resource =
        problem(status, status == 405 ? "only GET, HEAD and OPTIONS are answered here" : "", "");
    if (status == 405) {
        resource.extra = fmt::format("Allow: {}\r\n", methods);
    }
    Answer answer = answer_to(Request{}, resource);
    answer.close = true;
    return answer;
}

Resource redirect(int status, const std::string& location) {
    Resource resource;
    resource.status = status;
    resource.keep = Keep::ask;
    resource.extra = fmt::format("Location: {}\r\n", location);
    return resource;
}

} // namespace netzatlas::http
