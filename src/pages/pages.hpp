#pragma once

#include "store/edition.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::pages {

enum class Language { de, en, leicht };

/// What `/tabelle` and its CSV leave out; everything empty: nothing.
struct TableFilter {
    std::string county;   ///< query `?kreis=`: key
    std::string name;     ///< query `?name=`: part of a name
    std::string at_least; ///< query `?mindestens=`: as typed, "95,5"
    std::string kind;     ///< query `?werte=`: "zahl", "ohne", or one kind of "no number"
};

/// Which page, already taken apart from its address by `http`.
struct PageRequest {
    Language language = Language::de;
    /// "map" (`/`), "region" (`/land/15` …), "goals" (`/ziele`), "table" (`/tabelle`), "search"
    /// (`/suche`), "explanation" (`/erklaerung/{indicator}/{region}`), "data", "method",
    /// "sheet" (`/gemeinde/15090010/blatt`), "tile" (`/einbetten/gemeinde/15090010`),
    /// "accessibility", "imprint" (`/impressum`), "error"
    std::string page;
    std::string region;    ///< key, for "region" ("" on the map page: the state)
    std::string indicator; ///< query `?anzeige=`; "" = the theme's headline
    std::string theme;     ///< query `?thema=`: "festnetz", "mobilfunk", "schulen", "wlan", "ziele"
    std::string goal;      ///< query `?ziel=`
    std::string level;     ///< query `?ebene=`: "gemeinde", "verbandsgemeinde", "kreis", "land"
    std::string day;       ///< query `?stand=2020-12-31`: the reference date; "" = the newest
    std::string since;     ///< query `?seit=2020-12-31`: show the change from then on
    std::string compared;  ///< query `?vergleich=`: another date, or another indicator's id
    std::string order;     ///< query `?ordnung=`: "name" (default), "auf", "ab" (by value)
    TableFilter filter;    ///< for "table"
    bool fragment = false; ///< `?teil=antwort`: only what changes, for the panel
    std::string path;      ///< the address asked for, for language links and canonical
    std::string query;     ///< raw search text, for "/suche?q="
    std::vector<std::string> hits; ///< for "search": keys of the regions found, best first
    int status = 200;              ///< for "error"
    std::string site;       ///< "https://karte.example.de", before addresses on paper; may be empty
    bool linked = true;     ///< paper of a server without a public address has no links into itself
    std::string sheet_file; ///< "15090010.pdf" where a printed sheet of the region is there
};

/// Renders every page from templates in `web/pages` and texts in `data/texts`; safe from several
/// threads.
class Renderer {
public:
    /// `templates`: folder of web/pages; `texts`: folder of data/texts; `assets`: web/dist with its
    /// manifest of hashed names. Errors: `io` or `bad_source` naming the file, or a text missing in
    /// a language.
    static Result<std::shared_ptr<const Renderer>> open(const std::filesystem::path& templates,
                                                        const std::filesystem::path& texts,
                                                        const std::filesystem::path& assets);
    ~Renderer();
    /// A whole HTML document (or fragment). Errors: `not_found` for an unknown region or page.
    Result<std::string> html(const store::Edition& edition, const PageRequest& request) const;
    /// The rows that "table" shows, as CSV in the same order. Errors: as `html`.
    Result<std::string> table_csv(const store::Edition& edition, const PageRequest& request) const;
    /// Everything one figure has to say for itself, for machines; words German and English. Shape:
    /// `data/api/openapi.json`. `day`: a reference date, "" = the newest. Errors: `not_found` for
    /// an unknown indicator or region, or a day without figures. `site`: as of a page.
    Result<std::string> explanation_json(const store::Edition& edition, std::string_view indicator,
                                         std::string_view region, std::string_view day = {},
                                         std::string_view site = {}) const;

private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace netzatlas::pages
