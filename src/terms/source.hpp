#pragma once

#include "terms/date.hpp"

#include <optional>
#include <string>

namespace netzatlas {

/// One input of an edition: who published what, when, under which licence (D19, D20).
struct Source {
    std::string id;        ///< as the project file names it: "vg5000-2021"
    std::string title;     ///< "VG5000 (Ebenen)"
    std::string publisher; ///< "Bundesamt für Kartographie und Geodäsie"
    std::string licence;   ///< "dl-de/by-2-0", or the publisher's words
    std::string licence_uri;
    std::string attribution; ///< "© GeoBasis-DE / BKG 2021 (Daten verändert)"
    std::string url;
    std::string file;   ///< file name without folders
    std::string sha256; ///< of that file, lower-case hex
    std::optional<Date> reference_date;
    std::optional<Date> delivery_date;
    std::optional<Date> publication_date;
    std::optional<Date> boundary_date;
    /// The publisher itself prints small counts, so we need not hide them (D17).
    bool counts_released = false;
    /// What it is to the edition's figures: "borders:municipality" (and other levels), "directory",
    /// "households" (what cells count for), "household_totals"; else "data".
    std::string role = "data";

    bool operator==(const Source&) const = default;
};

} // namespace netzatlas
