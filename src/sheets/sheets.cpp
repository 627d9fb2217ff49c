#include "sheets/sheets.hpp"

#include "http/server.hpp"
#include "sheets/browser.hpp"
#include "stats/stats.hpp"
#include "store/edition.hpp"

#include <atomic>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace netzatlas::sheets {

namespace fs = std::filesystem;

namespace {

using store::Edition;

/// Our own pages of one edition on a free port of this machine, as long as it lives.
class Pages {
public:
    static Result<std::unique_ptr<Pages>> serve(const SheetOptions& options,
                                                const fs::path& edition, const fs::path& workshop) {
        http::ServerOptions server;
        server.port = 0;
        server.editions = edition.parent_path();
        server.edition = edition.filename().string();
        server.data = options.data;
        server.web = options.web;
        server.cache = workshop / "cache";
        server.public_url = options.public_url;
        server.linked = !options.public_url.empty();
        server.threads = 1;
        auto started = http::Server::start(server);
        return started ? Result<std::unique_ptr<Pages>>{std::unique_ptr<Pages>{
                             new Pages{std::move(*started)}}}
                       : fail(started.error());
    }
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;
    ~Pages() {
        server_->stop();
        thread_.join();
    }

    std::string address(const std::string& path) const {
        return fmt::format("http://127.0.0.1:{}{}", server_->port(), path);
    }
    /// Somebody pressed Ctrl-C: what was printed since is not to be trusted.
    bool stopped() const { return stopped_; }

private:
    explicit Pages(std::unique_ptr<http::Server> server)
        : server_{std::move(server)}, thread_{[this] {
              server_->run();
              stopped_ = true;
          }} {}
    std::unique_ptr<http::Server> server_;
    std::atomic<bool> stopped_ = false;
    std::thread thread_; // last: it uses what stands above
};

/// A folder for what is not finished, gone with the object.
class Workshop {
public:
    explicit Workshop(const fs::path& folder)
        : path_{folder / fmt::format(".printing-{}", ::getpid())} {
        std::error_code error;
        fs::remove_all(path_, error);
        fs::create_directories(path_, error);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    ~Workshop() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string_view prefix_of(const std::string& language) {
    return language == "en" ? "/en" : language == "leicht" ? "/leicht" : "";
}

/// The key itself, or all of the edition; a county that is one city has its municipality's sheet.
Result<std::vector<std::string>> keys_of(const Edition& edition, const std::string& wanted) {
    if (!wanted.empty()) {
        return edition.region(wanted) != nullptr
                   ? Result<std::vector<std::string>>{{wanted}}
                   : fail(ErrorCode::not_found,
                          fmt::format("edition {} has no region {}; a key is 15, 15090, 150905051 "
                                      "or 15090010",
                                      edition.id(), wanted));
    }
    std::vector<std::string> keys;
    for (const auto& stored : edition.content().regions) {
        const auto& key = stored.region.key;
        if (stats::region_path(edition, key).ends_with("/" + key.text())) {
            keys.push_back(key.text());
        }
    }
    return keys;
}

/// Where a sheet grows, and where it stands once it is whole.
struct SheetFiles {
    fs::path draft;
    fs::path file;
};

Result<void> print_one(const Pages& pages, const Browser& browser, const std::string& path,
                       const SheetFiles& files, std::chrono::milliseconds patience) {
    const auto& [draft, file] = files;
    if (auto printed = browser.print(pages.address(path), draft, patience); !printed) {
        return fail(printed.error().code,
                    fmt::format("{}: {}", file.filename().string(), printed.error().message));
    }
    if (pages.stopped()) {
        return fail(ErrorCode::io, "interrupted; the same command goes on with what is missing");
    }
    std::error_code error;
    fs::rename(draft, file, error);
    return error ? Result<void>{fail(ErrorCode::io,
                                     fmt::format("{}: {}", file.string(), error.message()))}
                 : Result<void>{};
}

Result<void> check(const SheetOptions& options) {
    const auto& language = options.language;
    if (language != "de" && language != "en" && language != "leicht") {
        return fail(ErrorCode::bad_request,
                    fmt::format("'{}' is no language; there are de, en and leicht", language));
    }
    return {};
}

} // namespace

std::string sheet_file(const std::string& key, const std::string& language) {
    return language == "de" ? key + ".pdf" : fmt::format("{}.{}.pdf", key, language);
}

Result<SheetsMade> make_sheets(const SheetOptions& options) {
    if (auto checked = check(options); !checked) {
        return fail(checked.error());
    }
    std::error_code error;
    const auto folder = fs::canonical(options.edition, error);
    auto edition = Edition::open(error ? options.edition : folder);
    if (!edition) {
        return fail(edition.error());
    }
    const auto keys = keys_of(**edition, options.region);
    if (!keys) {
        return fail(keys.error());
    }
    SheetsMade made{folder.parent_path() / "sheets" / (*edition)->id(), 0, 0};
    const Workshop workshop{made.folder};
    const auto browser = Browser::find(options.chromium, workshop.path() / "profile");
    if (!browser) {
        return fail(browser.error());
    }
    const auto pages = Pages::serve(options, folder, workshop.path());
    if (!pages) {
        return fail(pages.error());
    }
    for (const auto& key : *keys) {
        const auto name = sheet_file(key, options.language);
        if (options.progress) {
            options.progress(name, static_cast<double>(made.made + made.kept) /
                                       static_cast<double>(keys->size()));
        }
        if (!options.again && fs::is_regular_file(made.folder / name, error)) {
            ++made.kept;
            continue;
        }
        const auto path =
            fmt::format("{}{}/blatt", prefix_of(options.language),
                        stats::region_path(**edition, (*edition)->region(key)->region.key));
        auto printed = print_one(**pages, *browser, path,
                                 {workshop.path() / name, made.folder / name}, options.patience);
        if (!printed) {
            return fail(printed.error());
        }
        ++made.made;
    }
    return made;
}

} // namespace netzatlas::sheets
