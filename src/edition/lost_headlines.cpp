#include "edition/lost_headlines.hpp"

#include "edition/source_checks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace netzatlas::edition {

namespace {

constexpr std::string_view cell_level = "cells";
constexpr std::string_view since = "2018-12-31"; ///< sources.md 2.5: all classes of D4 and D6

/// What the sources of one day say of one level.
struct Offer {
    std::string file; ///< the first that must carry the headlines; empty: none of them must
    std::set<std::string> told;
};
using Offers = std::map<std::pair<std::string, std::string>, Offer>; // day, level

bool carries_headlines(const TableFrom& from) {
    return from.reader == Reader::bba_workbook ||
           (from.reader == Reader::fixed_table && from.use == "households" &&
            day_of_table(from) >= since);
}

void require(Offer& offer, const std::string& file) {
    if (offer.file.empty()) {
        offer.file = file;
    }
}

void add_table(const TableFrom& from, Offers& offers) {
    std::map<RegionLevel, std::set<std::string>> told;
    for (const auto& figure : from.table.figures) {
        told[figure.region.level()].insert(figure.indicator);
    }
    for (auto& [level, indicators] : told) {
        auto& offer = offers[{day_of_table(from), std::string{name_of(level)}}];
        offer.told.merge(indicators);
        if (carries_headlines(from)) {
            require(offer, from.source.file);
        }
    }
}

Offer& cells_of_day(const Source& source, Offers& offers) {
    return offers[{source.reference_date ? source.reference_date->iso() : "",
                   std::string{cell_level}}];
}

void add_cells(const From<ingest::CellTable>& from, Offers& offers) {
    auto& offer = cells_of_day(from.source, offers);
    require(offer, from.source.file);
    for (const auto& column : from.thing.columns) {
        const auto& values = column.values;
        if (std::any_of(values.begin(), values.end(),
                        [](auto value) { return value != ingest::cell_not_delivered; })) {
            offer.told.insert(column.name);
        }
    }
}

void add_raster(const From<ingest::RasterCells>& from, Offers& offers) {
    auto& offer = cells_of_day(from.source, offers);
    for (const auto& layer : from.thing.layers()) {
        offer.told.insert(layer.name);
    }
}

Offers offers_in(std::span<const Gathered> parts) {
    Offers offers;
    for (const auto& part : parts) {
        for (const auto& table : part.tables) {
            add_table(table, offers);
        }
        for (const auto& cells : part.fixed) {
            add_cells(cells, offers);
        }
        for (const auto& raster : part.rasters) {
            add_raster(raster, offers);
        }
    }
    return offers;
}

/// Cells tell a quota by its layer, tables by any of their classes that fits.
bool tells(const Offer& offer, std::string_view level, const HeadlineQuota& quota) {
    if (level == cell_level) {
        return offer.told.contains(std::string{quota.layer});
    }
    const auto start = fmt::format("fixed_hh_{}_", quota.technology);
    return quota.rate_mbps > 0
               ? offer.told.contains(fmt::format("{}{}", start, quota.rate_mbps))
               : std::any_of(offer.told.begin(), offer.told.end(),
                             [&](const auto& indicator) { return indicator.starts_with(start); });
}

Finding lost(const HeadlineQuota& quota, std::string_view day, std::string_view level,
             const std::string& file) {
    return {Severity::error,
            "headline_missing",
            file,
            0,
            "",
            fmt::format("{} ({})", quota.id, level),
            fmt::format("no figure of '{}'{}{} (D6), which every such source has: a column was "
                        "lost or renamed",
                        quota.technology,
                        quota.rate_mbps > 0 ? fmt::format(" ≥ {} Mbit/s", quota.rate_mbps) : "",
                        day.empty() ? "" : fmt::format(" on {}", day)),
            "no headline of this day; get the file again or ask its publisher"};
}

} // namespace

std::vector<Finding> lost_headlines(std::span<const Gathered> parts) {
    std::vector<Finding> findings;
    for (const auto& [place, offer] : offers_in(parts)) {
        const auto& [day, level] = place;
        for (const auto& quota : headline_quotas) {
            if (!offer.file.empty() && !tells(offer, level, quota)) {
                findings.push_back(lost(quota, day, level, offer.file));
            }
        }
    }
    return findings;
}

} // namespace netzatlas::edition
