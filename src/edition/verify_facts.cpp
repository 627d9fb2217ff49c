#include "edition/verify_facts.hpp"

#include "edition/findings_report.hpp"
#include "edition/products.hpp"
#include "edition/workshop.hpp"
#include "store/manifest.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>
#include <string_view>

namespace netzatlas::edition {

namespace {

constexpr std::string_view estimate_ending = "-geschaetzt";

/// Whether an input is another file of the same delivery: a Shapefile is several.
bool is_part(const Source& input, Source source) {
    source.file = input.file;
    source.sha256 = input.sha256;
    return input == source && !input.sha256.empty();
}

/// Our own weighing of a published table: it has no file, and its table's licence and day.
bool is_estimate_of(const Source& source, const Source& table, const std::vector<Source>& sources) {
    const bool attributed = std::any_of(sources.begin(), sources.end(), [&](const auto& other) {
        return source.attribution == table.attribution + "; " + other.attribution;
    });
    return source.id == table.id + std::string{estimate_ending} && source.file.empty() &&
           source.sha256.empty() && source.publisher == "Netzatlas" && attributed &&
           source.title.find("„" + table.title + "“") != std::string::npos &&
           source.licence == table.licence && source.licence_uri == table.licence_uri &&
           source.reference_date == table.reference_date && !source.counts_released &&
           source.role == "data";
}

void compare_sources(const std::vector<Source>& inputs, const std::vector<Source>& sources,
                     VerifiedFacts& facts) {
    for (const auto& source : sources) {
        const bool is_input = std::find(inputs.begin(), inputs.end(), source) != inputs.end();
        const bool is_estimate =
            std::any_of(sources.begin(), sources.end(),
                        [&](const auto& table) { return is_estimate_of(source, table, sources); });
        if (!is_input && !is_estimate) {
            facts.differences.push_back(fmt::format(
                "source {} of the database is not told so by {}", source.id, inputs_file));
        }
    }
    for (const auto& input : inputs) {
        const bool known = std::any_of(sources.begin(), sources.end(),
                                       [&](const auto& source) { return is_part(input, source); });
        if (!known) {
            facts.differences.push_back(fmt::format(
                "input {} ({}) is not told so by a source of the database", input.id, input.file));
        }
    }
}

void compare_head(const store::Manifest& inputs, const store::EditionContent& content,
                  VerifiedFacts& facts) {
    const auto differs = [&](bool different, std::string_view what) {
        if (different) {
            facts.differences.push_back(
                fmt::format("{} of the database and of {} differ", what, inputs_file));
        }
    };
    differs(inputs.title != content.title, "the title");
    differs(inputs.demo != content.demo, "the word whether it is a demo");
    differs(inputs.reference_date != content.reference_date, "the reference date");
    differs(inputs.method_version != content.method_version, "the method version");
    differs(inputs.settings != content.settings, "the settings");
    if (attributions_of(inputs.inputs) != inputs.attributions) {
        facts.differences.push_back(
            fmt::format("the attributions of {} are not those of its inputs", inputs_file));
    }
    const auto newest = std::max_element(
        content.values.begin(), content.values.end(),
        [](const auto& a, const auto& b) { return a.reference_date < b.reference_date; });
    if (newest != content.values.end() && newest->reference_date != content.reference_date) {
        facts.differences.push_back(
            fmt::format("the reference date is {}, the newest figure is of {}",
                        content.reference_date.iso(), newest->reference_date.iso()));
    }
}

/// Names of findings a page shows: what stands in a `code` and ends as `id_of` ends.
std::multiset<std::string> shown_findings(std::string_view page) {
    constexpr std::string_view open = "<code>";
    constexpr std::size_t digits = 10;
    std::multiset<std::string> ids;
    for (auto at = page.find(open); at != std::string_view::npos; at = page.find(open, at + 1)) {
        const auto text =
            page.substr(at + open.size(), page.find('<', at + open.size()) - at - open.size());
        const auto dash = text.rfind('-');
        const bool named =
            dash != std::string_view::npos && text.size() - dash == digits + 1 &&
            text.find_first_not_of("0123456789abcdef", dash + 1) == std::string_view::npos;
        if (named) {
            ids.emplace(text);
        }
    }
    return ids;
}

void compare_findings(const std::filesystem::path& folder, const std::vector<Finding>& findings,
                      VerifiedFacts& facts) {
    if (findings_json(findings) != bytes_of(folder / "findings.json")) {
        facts.differences.emplace_back("findings.json: the database has other findings");
    }
    std::multiset<std::string> ids;
    std::transform(findings.begin(), findings.end(), std::inserter(ids, ids.end()), id_of);
    if (ids != shown_findings(bytes_of(folder / "findings.html"))) {
        facts.differences.emplace_back("findings.html: the database has other findings");
    }
}

} // namespace

VerifiedFacts written_facts(const std::filesystem::path& folder,
                            const store::EditionContent& content) {
    VerifiedFacts facts;
    const auto inputs = store::manifest_of(bytes_of(folder / inputs_file));
    if (inputs) {
        compare_sources(inputs->inputs, content.sources, facts);
        compare_head(*inputs, content, facts);
    } else {
        facts.differences.push_back(fmt::format("{}: {}", inputs_file, inputs.error().message));
    }
    compare_findings(folder, content.findings, facts);
    return facts;
}

} // namespace netzatlas::edition
