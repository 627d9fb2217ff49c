#include "edition/products.hpp"

#include "edition/both_cores.hpp"
#include "edition/edition_tiles.hpp"
#include "edition/findings_report.hpp"
#include "extracts/extract.hpp"
#include "pages/findings_page.hpp"
#include "store/grids.hpp"
#include "store/sha256.hpp"
#include "tiles/tileset.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

Result<void> in_turn(std::initializer_list<std::function<Result<void>()>> steps) {
    for (const auto& step : steps) {
        if (auto done = step(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> written_text(const fs::path& file, const std::string& text) {
    std::ofstream out{file, std::ios::binary};
    out << text;
    out.close();
    return out ? Result<void>{}
               : fail(ErrorCode::io, fmt::format("cannot write {}", file.string()));
}

Result<void> without_name(const Result<std::string>& written) {
    return written ? Result<void>{} : fail(written.error());
}

/// Those of the newest day, which are called like their theme.
Result<void> write_cell_tiles(const fs::path& folder, const store::EditionContent& content) {
    for (const auto* theme : {"fixed", "mobile"}) {
        const auto grid = folder.parent_path() / "grids" / fmt::format("{}.tif", theme);
        std::error_code ignored;
        if (!fs::exists(grid, ignored)) {
            continue;
        }
        if (auto written = write_grid_tiles(grid, content, folder); !written) {
            return fail(written.error());
        }
    }
    return {};
}

Result<void> write_tiles(const fs::path& folder, const store::EditionContent& content) {
    std::error_code error;
    fs::create_directories(folder, error);
    return in_turn({
        [&] { return without_name(tiles::write_region_tiles(content, folder)); },
        [&] { return write_cell_tiles(folder, content); },
        [&] {
            return content.schools.empty() && content.sites.empty()
                       ? Result<void>{}
                       : without_name(tiles::write_site_tiles(content, folder));
        },
    });
}

/// Extracts of state, counties and associations; those of municipalities are made on request.
Result<void> write_extracts(const fs::path& folder, const store::EditionContent& content) {
    std::error_code error;
    fs::create_directories(folder / "extracts", error);
    const auto edition = store::Edition::unpublished(folder, content);
    if (!edition) {
        return fail(edition.error());
    }
    std::vector<std::pair<std::string, std::string>> wanted;
    for (const auto& stored : content.regions) {
        if (stored.region.key.level() != RegionLevel::municipality) {
            wanted.emplace_back(stored.region.key.text(), "gpkg");
            wanted.emplace_back(stored.region.key.text(), "csv");
        }
    }
    std::vector<Result<void>> done(wanted.size());
    on_both_cores(wanted.size(), [&](std::size_t i) {
        const auto& [key, format] = wanted[i];
        const auto file = folder / "extracts" / fmt::format("{}.{}", key, format);
        done[i] = extracts::write_extract(**edition, key, format, file);
    });
    const auto failed =
        std::find_if(done.begin(), done.end(), [](const auto& outcome) { return !outcome; });
    return failed == done.end() ? Result<void>{} : *failed;
}

Result<void> write_findings(const ProductPlaces& places, const store::EditionContent& content) {
    const auto page = pages::findings_page(content, places.templates, places.texts);
    if (!page) {
        return fail(page.error());
    }
    const auto written = written_text(places.folder / "findings.html", *page);
    return written ? written_text(places.folder / "findings.json", findings_json(content.findings))
                   : written;
}

} // namespace

std::vector<std::string> attributions_of(const std::vector<Source>& inputs) {
    std::vector<std::string> attributions;
    for (const auto& source : inputs) {
        if (std::find(attributions.begin(), attributions.end(), source.attribution) ==
            attributions.end()) {
            attributions.push_back(source.attribution);
        }
    }
    return attributions;
}

Result<std::vector<store::Product>> products_in(const fs::path& folder) {
    std::vector<store::Product> products;
    std::error_code error;
    for (fs::recursive_directory_iterator at{folder, error}, end; !error && at != end;
         at.increment(error)) {
        const auto name = at->path().lexically_relative(folder).generic_string();
        if (at->symlink_status().type() != fs::file_type::regular || name == "manifest.json") {
            continue;
        }
        const auto hash = store::sha256_of_file(at->path());
        if (!hash) {
            return fail(hash.error());
        }
        products.push_back({name, *hash, at->file_size()});
    }
    if (error) {
        return fail(ErrorCode::io,
                    fmt::format("cannot list {}: {}", folder.string(), error.message()));
    }
    std::sort(products.begin(), products.end(),
              [](const auto& a, const auto& b) { return a.file < b.file; });
    return products;
}

Result<store::Manifest> write_products(const ProductPlaces& places,
                                       const store::EditionContent& content,
                                       const std::vector<Source>& inputs,
                                       const Progress& progress) {
    const auto& folder = places.folder;
    const auto said = [&](const char* step, double done, auto work) {
        return [&progress, step, done, work] {
            progress(step, done);
            return work();
        };
    };
    store::Manifest manifest{content.title,
                             content.demo,
                             content.reference_date,
                             content.method_version,
                             content.settings,
                             inputs,
                             {},
                             attributions_of(inputs)};
    const auto written = in_turn({
        said("write the database", 0.6,
             [&] { return store::write_database(folder / "netzatlas.sqlite", content); }),
        said("draw the tiles", 0.65, [&] { return write_tiles(folder / "tiles", content); }),
        said("write the extracts", 0.9, [&] { return write_extracts(folder, content); }),
        said("write the findings", 0.97, [&] { return write_findings(places, content); }),
        [&] { return written_text(folder / inputs_file, store::manifest_json(manifest)); },
    });
    if (!written) {
        return fail(written.error());
    }
    auto products = products_in(folder);
    if (!products) {
        return fail(products.error());
    }
    manifest.products = std::move(*products);
    if (auto done = written_text(folder / "manifest.json", store::manifest_json(manifest)); !done) {
        return fail(done.error());
    }
    return manifest;
}

} // namespace netzatlas::edition
