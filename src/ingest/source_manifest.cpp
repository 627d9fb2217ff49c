#include "ingest/source_manifest.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <toml++/toml.h>
#include <utility>

namespace netzatlas::ingest {

namespace {

std::string text_at(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string{});
}

Result<std::optional<Date>> date_at(const toml::table& table, std::string_view key,
                                    const std::string& name) {
    const auto node = table[key];
    if (!node) {
        return std::nullopt;
    }
    const auto* local = node.as_date();
    const auto text = local != nullptr ? fmt::format("{:04}-{:02}-{:02}", (*local)->year,
                                                     (*local)->month, (*local)->day)
                                       : node.value_or(std::string{});
    const auto date = Date::of(text);
    if (!date) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: {}: {}", name, key, date.error().message));
    }
    return std::optional{*date};
}

Result<void> read_dates(const toml::table& table, const std::string& name, Source& source) {
    const std::pair<std::string_view, std::optional<Date> Source::*> dates[] = {
        {"reference_date", &Source::reference_date},
        {"delivery_date", &Source::delivery_date},
        {"publication_date", &Source::publication_date},
        {"boundary_date", &Source::boundary_date}};
    for (const auto& [key, member] : dates) {
        const auto date = date_at(table, key, name);
        if (!date) {
            return fail(date.error());
        }
        source.*member = *date;
    }
    return {};
}

Result<void> check_stated(const Source& source, const std::string& name) {
    const std::pair<std::string_view, const std::string&> stated[] = {
        {"title", source.title},
        {"publisher", source.publisher},
        {"licence", source.licence},
        {"attribution", source.attribution}};
    for (const auto& [key, text] : stated) {
        if (text.empty()) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: '{}' is missing; nothing goes out without it", name, key));
        }
    }
    return {};
}

Result<Source> source_of(const toml::table& table, const std::string& name) {
    Source source;
    source.id = std::filesystem::path{name}.stem().string();
    source.title = text_at(table, "title");
    source.publisher = text_at(table, "publisher");
    source.licence = text_at(table, "licence");
    source.licence_uri = text_at(table, "licence_uri");
    source.attribution = text_at(table, "attribution");
    source.url = text_at(table, "url");
    source.counts_released = table["counts_released"].value_or(false);
    if (const auto dates = read_dates(table, name, source); !dates) {
        return fail(dates.error());
    }
    if (const auto stated = check_stated(source, name); !stated) {
        return fail(stated.error());
    }
    return source;
}

Result<std::vector<SourceFile>> files_of(const toml::table& table, const std::string& name) {
    std::vector<SourceFile> files;
    const auto* entries = table["files"].as_array();
    if (entries == nullptr) {
        return files;
    }
    for (const auto& entry : *entries) {
        const auto* fields = entry.as_table();
        const auto url = fields != nullptr ? text_at(*fields, "url") : std::string{};
        if (url.empty()) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}:{}: an entry of 'files' needs a 'url'", name,
                                    entry.source().begin.line));
        }
        auto file_name = text_at(*fields, "name");
        if (file_name.empty()) {
            file_name = url.substr(url.rfind('/') + 1);
        }
        // Only the last part: a manifest names a file, never a place on the disk.
        files.push_back({url, text_at(*fields, "sha256"),
                         std::filesystem::path{file_name}.filename().string()});
    }
    return files;
}

Result<toml::table> table_of(std::string_view text, const std::string& name) {
    try {
        return toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
    }
}

Result<std::string> text_of(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) {
        return fail(ErrorCode::io, fmt::format("{}: cannot be opened; manifests lie in "
                                               "data/sources, one per source",
                                               path.string()));
    }
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

Result<Source> parse_source_manifest(std::string_view text, const std::string& name) {
    const auto table = table_of(text, name);
    return table ? source_of(*table, name) : fail(table.error());
}

Result<std::vector<SourceFile>> parse_source_files(std::string_view text, const std::string& name) {
    const auto table = table_of(text, name);
    return table ? files_of(*table, name) : fail(table.error());
}

Result<Source> read_source_manifest(const std::filesystem::path& path) {
    const auto text = text_of(path);
    return text ? parse_source_manifest(*text, path.filename().string()) : fail(text.error());
}

Result<std::vector<SourceFile>> read_source_files(const std::filesystem::path& path) {
    const auto text = text_of(path);
    return text ? parse_source_files(*text, path.filename().string()) : fail(text.error());
}

} // namespace netzatlas::ingest
