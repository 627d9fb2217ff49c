#include "ingest/crosswalk.hpp"

#include "geo/byte_source.hpp"
#include "geo/csv_rows.hpp"
#include "geo/source_path.hpp"
#include "ingest/checked_key.hpp"
#include "ingest/finding_log.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace netzatlas::ingest {

namespace {

constexpr std::array column_names{"from_key", "to_key",     "valid_from", "kind",
                                  "share",    "households", "source"};
constexpr std::array kind_names{"renamed", "merged", "split", "area_moved"};

/// The cells of a row in the order of `column_names`.
using Cells = std::array<std::string, column_names.size()>;

/// Nothing where the cell is empty or holds no number; the latter is a finding.
std::optional<double> number_in(FindingLog& log, const Place& place, const std::string& text,
                                double highest) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool fits =
        error == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= highest;
    if (!text.empty() && !fits) {
        log.add(place, text,
                {Severity::error, "bad_number",
                 fmt::format("a number from 0 to {:g} with a decimal point belongs here", highest),
                 "taken as empty"});
    }
    return fits ? std::optional{value} : std::nullopt;
}

std::optional<Crossing> crossing_of(FindingLog& log, const Cells& cells, std::int64_t row) {
    const auto from = checked_key(log, {row, "from_key"}, cells[0]);
    const auto to = checked_key(log, {row, "to_key"}, cells[1]);
    const auto day = Date::of(cells[2]);
    const auto kind = crossing_kind(cells[3]);
    if (!day) {
        log.add({row, "valid_from"}, cells[2],
                {Severity::error, "bad_date", "a day as 2021-07-01 belongs here", "row ignored"});
    }
    if (!kind) {
        log.add({row, "kind"}, cells[3],
                {Severity::error, "unknown_kind", kind.error().message, "row ignored"});
    }
    if (cells[6].empty()) {
        log.add({row, "source"}, "",
                {Severity::error, "no_source", "every change of keys names where it is known from",
                 "row ignored"});
    }
    if (!from || !to || !day || !kind || cells[6].empty()) {
        return std::nullopt;
    }
    constexpr double most_households = 1e8;
    return Crossing{*from,
                    *to,
                    *day,
                    *kind,
                    number_in(log, {row, "share"}, cells[4], 1),
                    number_in(log, {row, "households"}, cells[5], most_households),
                    cells[6],
                    row};
}

/// Keys whose changes lead back to them: nobody could say where their ground lies.
std::set<RegionKey> keys_in_circles(const std::vector<Crossing>& crossings) {
    std::multimap<RegionKey, RegionKey> onward;
    for (const auto& crossing : crossings) {
        if (crossing.from != crossing.to && crossing.kind != CrossingKind::area_moved) {
            onward.emplace(crossing.from, crossing.to);
        }
    }
    std::set<RegionKey> circular;
    for (const auto& [start, first] : onward) {
        std::set<RegionKey> seen;
        std::vector<RegionKey> open{first};
        while (!open.empty()) {
            const auto key = open.back();
            open.pop_back();
            const auto [begin, end] = onward.equal_range(key);
            for (auto at = begin; at != end && seen.insert(at->second).second; ++at) {
                open.push_back(at->second);
            }
        }
        if (seen.contains(start)) {
            circular.insert(start);
        }
    }
    return circular;
}

void drop_circles(FindingLog& log, std::vector<Crossing>& crossings) {
    const auto circular = keys_in_circles(crossings);
    std::erase_if(crossings, [&](const auto& crossing) {
        const bool drop = circular.contains(crossing.from) && crossing.from != crossing.to;
        if (drop) {
            log.add({crossing.row, "from_key"}, crossing.from.text(),
                    {Severity::error, "crosswalk_cycle", "its changes lead back to this key",
                     "row ignored"});
        }
        return drop;
    });
}

/// The parts of a split are the whole.
void check_shares(FindingLog& log, const std::vector<Crossing>& crossings) {
    constexpr double slack = 1e-6;
    std::map<std::pair<RegionKey, Date>, std::pair<double, const Crossing*>> sums;
    for (const auto& crossing : crossings) {
        if (crossing.kind == CrossingKind::split && crossing.share) {
            auto& [sum, first] = sums[{crossing.from, crossing.valid_from}];
            sum += *crossing.share;
            first = first == nullptr ? &crossing : first;
        }
    }
    for (const auto& [split, parts] : sums) {
        if (std::abs(parts.first - 1) > slack) {
            log.add({parts.second->row, "share"}, fmt::format("{:g}", parts.first),
                    {Severity::error, "crosswalk_shares",
                     fmt::format("the parts of {} do not sum to 1", split.first.text()),
                     "kept; figures of a split are never divided by them"});
        }
    }
}

Result<std::vector<std::size_t>> columns_of(const std::vector<std::string_view>& header,
                                            const std::string& name) {
    std::vector<std::size_t> places;
    for (const auto* wanted : column_names) {
        const auto found = std::find(header.begin(), header.end(), wanted);
        if (found == header.end()) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: has no column '{}'; a crosswalk has from_key, to_key, "
                                    "valid_from, kind, share, households, source",
                                    name, wanted));
        }
        places.push_back(static_cast<std::size_t>(found - header.begin()));
    }
    return places;
}

} // namespace

std::string_view name_of(CrossingKind kind) {
    return kind_names.at(static_cast<std::size_t>(kind));
}

Result<CrossingKind> crossing_kind(std::string_view name) {
    const auto found = std::find(kind_names.begin(), kind_names.end(), name);
    if (found == kind_names.end()) {
        return fail(ErrorCode::bad_value,
                    fmt::format("'{}' is none of renamed, merged, split, area_moved", name));
    }
    return static_cast<CrossingKind>(found - kind_names.begin());
}

Result<Crosswalk> read_crosswalk(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    const auto path = geo::source_path(file);
    if (!path) {
        return fail(path.error());
    }
    auto bytes = geo::byte_source(*path);
    if (!bytes) {
        return fail(bytes.error());
    }
    geo::CsvRows rows{std::move(*bytes), name};
    FindingLog log{name};
    std::vector<std::size_t> places;
    Crosswalk crosswalk;
    std::int64_t row = 0;
    for (;;) {
        const auto more = rows.next();
        if (!more) {
            return fail(more.error());
        }
        if (places.empty()) {
            auto found = columns_of(*more ? rows.cells() : std::vector<std::string_view>{}, name);
            if (!found) {
                return fail(found.error());
            }
            places = std::move(*found);
            continue;
        }
        if (!*more) {
            break;
        }
        Cells cells;
        for (std::size_t i = 0; i < places.size(); ++i) {
            cells.at(i) =
                places[i] < rows.cells().size() ? std::string{rows.cells()[places[i]]} : "";
        }
        if (auto crossing = crossing_of(log, cells, ++row)) {
            crosswalk.crossings.push_back(std::move(*crossing));
        }
    }
    drop_circles(log, crosswalk.crossings);
    check_shares(log, crosswalk.crossings);
    crosswalk.findings = log.take();
    return crosswalk;
}

std::vector<Heir> heirs_of(const Crosswalk& crosswalk, const RegionKey& key,
                           const IsKnown& is_known) {
    std::vector<Heir> heirs;
    std::set<RegionKey> seen{key};
    std::vector<std::pair<RegionKey, CrossingKind>> open{{key, CrossingKind::renamed}};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto [from, kind_so_far] = open[i];
        for (const auto& crossing : crosswalk.crossings) {
            if (crossing.from != from || crossing.kind == CrossingKind::area_moved ||
                !seen.insert(crossing.to).second) {
                continue;
            }
            const auto kind = std::max(kind_so_far, crossing.kind);
            if (is_known(crossing.to)) {
                heirs.push_back({crossing.to, kind, &crossing});
            } else {
                open.emplace_back(crossing.to, kind);
            }
        }
    }
    return heirs;
}

} // namespace netzatlas::ingest
