#pragma once

#include "http/answer_cache.hpp"
#include "http/downloads.hpp"
#include "http/edition_shelf.hpp"
#include "http/handler.hpp"
#include "http/server.hpp"
#include "http/target.hpp"
#include "pages/pages.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace netzatlas::http {

/// Every address of the public port (design.md, Addresses) over a shelf of editions. No sockets.
class Site : public Handler {
public:
    /// Errors: `not_found` without a published edition; those of the templates and texts.
    static Result<std::unique_ptr<Site>> open(const ServerOptions& options);

    std::optional<Answer> ready(const Request& request) override;
    Answer made(const Request& request) override;

    EditionShelf& shelf() { return shelf_; }
    std::size_t cache_bytes() const { return cache_.bytes(); }

private:
    explicit Site(const ServerOptions& options);

    /// A request on its way to its answer.
    struct Call {
        const Request& request;
        Target target;
        bool may_make = false; ///< we are a maker: what is not at hand may be made
    };
    /// Null: not at hand, and this call may not make it.
    using Found = Result<std::shared_ptr<const Resource>>;
    using Text = std::function<Result<std::string>()>;

    std::optional<Answer> answer(const Request& request, bool may_make);
    Found find(const Call& call);
    Found failed(const Call& call, const Error& error);
    /// A text in the coding the client likes best, from the cache or made by `make`.
    Found text(const Call& call, const std::string& key, const Resource& like, const Text& make);
    /// Null in a call that may not make and would have to open it.
    Result<EditionPointer> edition(const Call& call, const std::string& id);

    Found api(const Call& call);
    Found api_of_edition(const Call& call, const EditionPointer& open);
    Found tiles(const Call& call);
    Found tile(const Call& call);
    Found tilejson(const Call& call, const std::string& tileset);
    Found archive(const Call& call, const std::string& file_name);
    Found style(const Call& call);
    Found asset(const Call& call);
    Found download(const Call& call);
    Found sheet(const Call& call, const EditionPointer& open, const std::string& name);
    Found page(const Call& call);
    Found table_file(const Call& call, const pages::PageRequest& request,
                     const EditionPointer& open);
    Found search(const Call& call, const pages::PageRequest& request, const EditionPointer& open);

    Result<void> load_assets(const std::filesystem::path& dist);
    Result<void> load_openapi(const std::filesystem::path& file);

    const std::string public_url_;
    const bool linked_;
    const bool offers_sheets_;
    EditionShelf shelf_;
    AnswerCache cache_;
    Downloads downloads_;
    std::shared_ptr<const pages::Renderer> renderer_;
    /// By hashed name, then by coding; read once, never written again.
    std::map<std::string, std::map<Coding, std::shared_ptr<const Resource>>, std::less<>> assets_;
    std::string openapi_;
};

/// The status line and body of what cannot even be routed: 400, 405, 413, 414, 431, 501, 503, 505.
Answer refusal(int status);
/// A redirect without a body.
Resource redirect(int status, const std::string& location);

} // namespace netzatlas::http
