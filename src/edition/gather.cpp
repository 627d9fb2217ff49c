#include "edition/gathered.hpp"

#include "edition/both_cores.hpp"
#include "edition/gather_places.hpp"
#include "edition/inhabited_zero_rows.hpp"
#include "edition/source_checks.hpp"
#include "ingest/encoding.hpp"
#include "store/sha256.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>

namespace netzatlas::edition {

namespace {

ingest::CellOptions cell_options(const SourceEntry& entry, const Project& project) {
    return {entry.layer,
            project.settings.null_means == "zero" ? ingest::NullMeans::zero
                                                  : ingest::NullMeans::not_delivered,
            project.state};
}

/// Moves a reader's findings over and hands the thing on.
template <class Thing>
Result<Thing> with_findings(Result<Thing> read, Gathered& gathered) {
    if (read) {
        gathered.findings = std::move(read->findings);
        read->findings.clear();
    }
    return read;
}

std::string role_of(const SourceEntry& entry) {
    const bool is_raster = entry.reader == Reader::raster;
    if (entry.reader == Reader::regions) {
        return "borders:" + entry.level;
    }
    if (entry.reader == Reader::directory || entry.reader == Reader::household_totals) {
        return std::string{name_of(entry.reader)};
    }
    const bool weighs = entry.reader == Reader::census_grid ||
                        (is_raster && entry.raster.meaning == ingest::RasterMeaning::households);
    return weighs ? "households" : "data";
}

Result<void> read_regions(const SourceEntry& entry, const Project& project, Gathered& gathered) {
    const auto level = region_level(entry.level);
    if (!level) {
        return fail(level.error());
    }
    auto set = with_findings(ingest::read_regions(entry.file, {*level, entry.layer, project.state,
                                                               entry.source.boundary_date}),
                             gathered);
    if (!set) {
        return fail(set.error());
    }
    gathered.regions.emplace(*level, From<std::vector<ingest::RegionShape>>{
                                         gathered.sources.front(), std::move(set->regions)});
    return {};
}

Result<void> read_cells(const SourceEntry& entry, const Project& project, Gathered& gathered) {
    const auto options = cell_options(entry, project);
    const bool fixed = entry.reader == Reader::fixed_cells;
    auto table = with_findings(fixed ? ingest::read_fixed_cells(entry.file, options)
                                     : ingest::read_mobile_cells(entry.file, options),
                               gathered);
    if (!table) {
        return fail(table.error());
    }
    (fixed ? gathered.fixed : gathered.mobile)
        .push_back({gathered.sources.front(), std::move(*table)});
    return {};
}

Result<void> read_raster(const SourceEntry& entry, Gathered& gathered) {
    auto cells = ingest::RasterCells::open(
        entry.file, {entry.raster.meaning, entry.raster.scale, entry.raster.band, entry.layer});
    if (!cells) {
        return fail(cells.error());
    }
    gathered.findings = cells->take_findings();
    gathered.rasters.push_back({gathered.sources.front(), std::move(*cells)});
    return {};
}

Result<ingest::PublishedTable> published_table(const SourceEntry& entry) {
    switch (entry.reader) {
    case Reader::bba_workbook:
        return ingest::read_bba_workbook(entry.file);
    case Reader::mobile_workbook:
        return ingest::read_mobile_workbook(entry.file);
    case Reader::mobile_land_classes:
        return ingest::read_mobile_land_classes(entry.file);
    case Reader::school_shares:
        return ingest::read_school_shares(entry.file);
    default:
        return ingest::read_fixed_table(
            entry.file, entry.use == "households"   ? ingest::TableUse::households
                        : entry.use == "businesses" ? ingest::TableUse::businesses
                                                    : ingest::TableUse::business_parks);
    }
}

Result<void> read_table(const SourceEntry& entry, Gathered& gathered) {
    auto table = with_findings(published_table(entry), gathered);
    if (!table) {
        return fail(table.error());
    }
    gathered.tables.push_back(
        {gathered.sources.front(), entry.reader, entry.use, std::move(*table)});
    return {};
}

Result<void> read_rest(const SourceEntry& entry, const Project& project, Gathered& gathered) {
    const auto& source = gathered.sources.front();
    if (entry.reader == Reader::directory) {
        auto read = with_findings(ingest::read_directory(entry.file, project.state), gathered);
        if (!read) {
            return fail(read.error());
        }
        gathered.directory = {source, std::move(read->entries)};
    } else if (entry.reader == Reader::census_grid) {
        auto read = with_findings(ingest::read_census_grid(entry.file), gathered);
        if (!read) {
            return fail(read.error());
        }
        gathered.census = {source, std::move(*read)};
    } else if (entry.reader == Reader::school_sites) {
        auto read = with_findings(ingest::read_school_sites(entry.file), gathered);
        if (!read) {
            return fail(read.error());
        }
        gathered.schools = {source, std::move(read->sites)};
    } else {
        auto read =
            with_findings(ingest::read_mobile_polygons(entry.file, project.state), gathered);
        if (!read) {
            return fail(read.error());
        }
        gathered.areas = {source, std::move(*read)};
    }
    return {};
}

Result<void> read_entry(const SourceEntry& entry, const Project& project, Gathered& gathered) {
    switch (entry.reader) {
    case Reader::regions:
        return read_regions(entry, project, gathered);
    case Reader::fixed_cells:
    case Reader::mobile_cells:
        return read_cells(entry, project, gathered);
    case Reader::raster:
        return read_raster(entry, gathered);
    case Reader::fixed_table:
    case Reader::bba_workbook:
    case Reader::mobile_workbook:
    case Reader::mobile_land_classes:
    case Reader::school_shares:
        return read_table(entry, gathered);
    case Reader::directory:
    case Reader::census_grid:
    case Reader::school_sites:
    case Reader::mobile_polygons:
        return read_rest(entry, project, gathered);
    case Reader::access_points:
    case Reader::data_centres:
    case Reader::rollout_areas:
    case Reader::deficit_areas:
    case Reader::land_use:
    case Reader::network_lines:
    case Reader::fibre_stages:
    case Reader::household_totals:
        return read_places(entry, gathered);
    }
    return {};
}

template <class Thing>
Result<void> take(std::optional<Thing>& place, std::optional<Thing>& thing, const char* what) {
    if (!thing) {
        return {};
    }
    if (place) {
        return fail(ErrorCode::bad_source,
                    fmt::format("'{}' and '{}' are both {}; a project takes one", place->source.id,
                                thing->source.id, what));
    }
    place = std::move(thing);
    return {};
}

template <class Thing>
void append(std::vector<Thing>& to, std::vector<Thing>& from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

Result<void> take_all(Gathered& whole, Gathered& part) {
    for (auto& [level, from] : part.regions) {
        const auto [place, is_new] = whole.regions.try_emplace(level, std::move(from));
        if (!is_new) {
            return fail(ErrorCode::bad_source,
                        fmt::format("'{}' and another source are both regions of level {}",
                                    part.sources.front().id, name_of(level)));
        }
    }
    append(whole.sources, part.sources);
    append(whole.fixed, part.fixed);
    append(whole.mobile, part.mobile);
    append(whole.rasters, part.rasters);
    append(whole.tables, part.tables);
    append(whole.findings, part.findings);
    append(whole.sites, part.sites);
    append(whole.programme_areas, part.programme_areas);
    append(whole.land, part.land);
    for (const auto& taken :
         {take(whole.directory, part.directory, "a municipality directory"),
          take(whole.census, part.census, "a census grid"),
          take(whole.areas, part.areas, "mobile polygons"),
          take(whole.schools, part.schools, "school sites"),
          take(whole.fibre_stages, part.fibre_stages, "stages of fibre"),
          take(whole.household_totals, part.household_totals, "official totals of households")}) {
        if (!taken) {
            return taken;
        }
    }
    return {};
}

} // namespace

Result<Gathered> gather_source(const SourceEntry& entry, const Project& project) {
    std::error_code ignored;
    if (!std::filesystem::exists(entry.file, ignored)) {
        return fail(ErrorCode::io,
                    fmt::format("{} is missing (source '{}'); bring it with 'netzatlas fetch' or "
                                "name its folder with --sources",
                                entry.file.string(), entry.source.id));
    }
    const auto hash = store::sha256_of_file(entry.file);
    if (!hash) {
        return fail(hash.error());
    }
    Gathered gathered;
    gathered.sources.push_back(entry.source);
    gathered.sources.front().sha256 = *hash;
    gathered.sources.front().role = role_of(entry);
    auto encoding = ingest::encoding_findings(entry.file);
    if (!encoding) {
        return fail(encoding.error());
    }
    if (auto read = read_entry(entry, project, gathered); !read) {
        return fail(read.error());
    }
    append(gathered.findings, *encoding);
    return gathered;
}

Result<Gathered> gather(const Project& project,
                        const std::function<void(const std::string& file)>& read) {
    const auto count = project.sources.size();
    std::vector<Result<Gathered>> parts(count);
    std::mutex guard;
    on_both_cores(count, [&](std::size_t i) {
        parts[i] = gather_source(project.sources[i], project);
        const std::lock_guard lock{guard};
        read(project.sources[i].source.file);
    });
    std::vector<Gathered> read_parts;
    for (auto& part : parts) {
        if (!part) {
            return fail(part.error());
        }
        read_parts.push_back(std::move(*part));
    }
    auto across = source_checks(read_parts);
    Gathered whole;
    for (auto& part : read_parts) {
        if (auto taken = take_all(whole, part); !taken) {
            return fail(taken.error());
        }
    }
    append(whole.findings, across);
    drop_refuted_notes(whole.findings);
    withdraw_inhabited_zero_rows(whole);
    return whole;
}

} // namespace netzatlas::edition
