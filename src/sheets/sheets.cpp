#include "sheets/sheets.hpp"

#include "http/server.hpp"
#include "sheets/browser.hpp"
#include "sheets/pdf.hpp"
#include "sheets/served_pages.hpp"
#include "sheets/workshop.hpp"
#include "stats/stats.hpp"
#include "store/edition.hpp"
#include "store/sha256.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace netzatlas::sheets {

namespace fs = std::filesystem;

namespace {

using store::Edition;

/// What fails that often fails for every sheet: nobody waits for hundreds of them.
constexpr std::size_t most_failures = 5;

/// The pages of one edition, as somebody sees them before any sheet is printed: a page that links
/// its own print would change with it.
Result<std::unique_ptr<ServedPages>> pages_of(const SheetOptions& options, const fs::path& edition,
                                              const fs::path& workshop) {
    http::ServerOptions server;
    server.port = 0;
    server.editions = edition.parent_path();
    server.edition = edition.filename().string();
    server.data = options.data;
    server.web = options.web;
    server.cache = workshop / "cache";
    server.public_url = options.public_url;
    server.linked = !options.public_url.empty();
    server.offers_sheets = false;
    return ServedPages::serve(server);
}

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

Result<void> check(const SheetOptions& options) {
    const auto& language = options.language;
    if (language != "de" && language != "en" && language != "leicht") {
        return fail(ErrorCode::bad_request,
                    fmt::format("'{}' is no language; there are de, en and leicht", language));
    }
    return {};
}

std::string text_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

Result<void> renamed(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    fs::rename(from, to, error);
    return error ? Result<void>{fail(ErrorCode::io,
                                     fmt::format("{}: {}", to.string(), error.message()))}
                 : Result<void>{};
}

/// One run: what all of its printers share.
struct Run {
    const SheetOptions& options;
    const Edition& edition;
    const ServedPages& pages;
    fs::path workshop; ///< for what is not finished
    fs::path marks;    ///< what pages were printed, beside the folder that is served
    fs::path folder;   ///< of finished sheets
    std::vector<std::string> keys;
    std::mutex guard;
    std::size_t next = 0;
    SheetsMade made;
};

/// Whether there was something to print. A sheet has its name, and its page its mark, only when it
/// is whole.
Result<bool> print_one(const Run& run, const Browser& browser, const std::string& key) {
    const auto name = sheet_file(key, run.options.language);
    const auto path =
        fmt::format("{}{}/blatt", prefix_of(run.options.language),
                    stats::region_path(run.edition, run.edition.region(key)->region.key));
    const auto page = run.pages.page(path);
    if (!page) {
        return fail(page.error());
    }
    const auto mark = store::sha256_of(*page);
    const auto mark_file = run.marks / (name + ".sha256");
    std::error_code error;
    if (!run.options.again && fs::is_regular_file(run.folder / name, error) &&
        text_of(mark_file) == mark) {
        return false;
    }
    const auto draft = run.workshop / name;
    if (auto printed = browser.print(run.pages.address(path), draft, run.options.patience);
        !printed) {
        return fail(printed.error());
    }
    if (run.pages.stopped()) {
        return fail(ErrorCode::io, "interrupted");
    }
    const auto mark_draft = run.workshop / (name + ".sha256");
    std::ofstream{mark_draft, std::ios::binary} << mark;
    return date_pdf(draft, run.edition.content().reference_date)
        .and_then([&] { return renamed(draft, run.folder / name); })
        .and_then([&] { return renamed(mark_draft, mark_file); })
        .map([] { return true; });
}

/// The next key to print, none when all are given out, nobody waits any more, or too much failed.
std::optional<std::string> taken(Run& run) {
    const std::lock_guard lock{run.guard};
    if (run.next == run.keys.size() || run.pages.stopped() ||
        run.made.failed.size() >= most_failures) {
        return std::nullopt;
    }
    const auto& key = run.keys[run.next++];
    if (run.options.progress) {
        run.options.progress(sheet_file(key, run.options.language),
                             static_cast<double>(run.made.made + run.made.kept) /
                                 static_cast<double>(run.keys.size()));
    }
    return key;
}

/// Prints what is left, beside others that do the same.
void print_on(Run& run, const Browser& browser) {
    while (const auto key = taken(run)) {
        const auto printed = print_one(run, browser, *key);
        const std::lock_guard lock{run.guard};
        if (printed) {
            ++(*printed ? run.made.made : run.made.kept);
        } else if (!run.pages.stopped()) {
            run.made.failed.push_back(fmt::format("{}: {}", sheet_file(*key, run.options.language),
                                                  printed.error().message));
        }
    }
}

/// One printer per core, each with a profile of its own.
Result<void> print_all(Run& run) {
    const auto cores = std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
    std::vector<Browser> browsers;
    for (std::size_t i = 0; i < std::min(cores, run.keys.size()); ++i) {
        auto browser =
            Browser::find(run.options.chromium, run.workshop / fmt::format("profile-{}", i));
        if (!browser) {
            return fail(browser.error());
        }
        browsers.push_back(std::move(*browser));
    }
    std::vector<std::jthread> printers;
    printers.reserve(browsers.size());
    for (const auto& browser : browsers) {
        printers.emplace_back([&run, &browser] { print_on(run, browser); });
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
    const auto sheets = folder.parent_path() / "sheets";
    const auto target = sheets / (*edition)->id();
    const auto workshop = Workshop::open(target);
    if (!workshop) {
        return fail(workshop.error());
    }
    const auto pages = pages_of(options, folder, (*workshop)->path());
    if (!pages) {
        return fail(pages.error());
    }
    Run run{options,
            **edition,
            **pages,
            (*workshop)->path(),
            sheets / ".pages" / (*edition)->id(),
            target,
            *keys,
            {},
            0,
            {target, 0, 0, {}}};
    if (const auto printed = print_all(run); !printed) {
        return fail(printed.error());
    }
    if ((*pages)->stopped()) {
        return fail(ErrorCode::io, "interrupted; the same command goes on with what is missing");
    }
    return std::move(run.made);
}

} // namespace netzatlas::sheets
