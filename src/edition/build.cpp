#include "edition/build.hpp"

#include "edition/accepted_findings.hpp"
#include "edition/assembled_content.hpp"
#include "edition/cell_grids.hpp"
#include "edition/control_totals.hpp"
#include "edition/delivered_households.hpp"
#include "edition/products.hpp"
#include "edition/workshop.hpp"
#include "store/sha256.hpp"

#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

/// A Shapefile is several files; each is an input of its own.
Result<std::vector<Source>> inputs_of(const Project& project, const std::vector<Source>& sources) {
    std::vector<Source> inputs;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        inputs.push_back(sources[i]);
        auto beside = project.sources[i].file;
        if (beside.extension() != ".shp") {
            continue;
        }
        for (const auto* ending : {".dbf", ".prj", ".shx"}) {
            beside.replace_extension(ending);
            std::error_code ignored;
            if (!std::filesystem::exists(beside, ignored)) {
                continue;
            }
            const auto hash = store::sha256_of_file(beside);
            if (!hash) {
                return fail(hash.error());
            }
            auto part = sources[i];
            part.file = beside.filename().string();
            part.sha256 = *hash;
            inputs.push_back(std::move(part));
        }
    }
    return inputs;
}

/// The grids into the folder, and from them and the sources the content of the edition.
Result<store::EditionContent> made(const Project& project, const Catalogue& catalogue,
                                   Gathered gathered, const std::filesystem::path& folder,
                                   const Progress& progress) {
    auto findings = with_accepted(std::move(gathered.findings), project);
    if (auto refused = refuse_errors(findings); !refused) {
        return fail(refused.error());
    }
    progress("lay cells under borders", 0.35);
    const auto boundaries = boundary_set(gathered, findings);
    if (!boundaries) {
        return fail(boundaries.error());
    }
    progress("write the grids", 0.4);
    auto written = write_cell_grids(folder, gathered, *boundaries, project.settings, findings);
    if (!written) {
        return fail(written.error());
    }
    progress("compute the figures", 0.5);
    return assembled_content(
        {project, catalogue, gathered, *boundaries, folder, std::move(findings)});
}

Result<Gathered> gathered_with_progress(const Project& project, const Progress& progress) {
    progress("read the sources", 0);
    const auto count = static_cast<double>(project.sources.size());
    double files = 0;
    return gather(project, [&](const std::string& file) {
        progress(fmt::format("read {}", file), 0.35 * ++files / count);
    });
}

ProductPlaces places_of(const BuildOptions& options, const std::filesystem::path& folder) {
    const auto web = options.web.empty() ? options.data.parent_path() / "web" : options.web;
    return {folder, web / "pages", options.data / "texts"};
}

} // namespace

Result<Built> build_edition(const BuildOptions& options) {
    const Progress progress = options.progress ? options.progress : [](const auto&, double) {};
    auto project = read_project(options.project, {options.data, options.sources});
    if (!project) {
        return fail(project.error());
    }
    const auto catalogue = read_catalogue(options.data);
    if (!catalogue) {
        return fail(catalogue.error());
    }
    auto workshop = Workshop::open(options.editions);
    if (!workshop) {
        return fail(workshop.error());
    }
    auto gathered = gathered_with_progress(*project, progress);
    if (!gathered) {
        return fail(gathered.error());
    }
    project->settings.households_estimated = households_are_estimated(*gathered);
    const auto inputs = inputs_of(*project, gathered->sources);
    if (!inputs) {
        return fail(inputs.error());
    }
    auto content = made(*project, *catalogue, std::move(*gathered), workshop->folder(), progress);
    if (!content) {
        return fail(content.error());
    }
    const auto manifest =
        write_products(places_of(options, workshop->folder()), *content, *inputs, progress);
    if (!manifest) {
        return fail(manifest.error());
    }
    const auto id = store::edition_id(*manifest);
    const auto folder = workshop->publish(id, [&](const char* step) { progress(step, 0.99); });
    if (!folder) {
        return fail(folder.error());
    }
    progress("done", 1);
    auto gap = largest_gap_words(*content);
    return Built{id, *folder, std::move(content->findings), std::move(gap)};
}

Result<std::vector<FileToFetch>> files_to_fetch(const std::filesystem::path& project,
                                                const std::filesystem::path& data) {
    const auto read = read_project(project, {data, {}});
    if (!read) {
        return fail(read.error());
    }
    std::vector<FileToFetch> files;
    for (const auto& entry : read->sources) {
        if (!entry.fetch_url.empty()) {
            files.push_back({entry.fetch_url, entry.file_name, entry.expected_sha256});
        }
    }
    return files;
}

} // namespace netzatlas::edition
