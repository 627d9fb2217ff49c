#include "ingest/columns.hpp"

#include "ingest/cell_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace netzatlas::ingest {

std::optional<int> find_column(const geo::VectorLayer& layer,
                               std::initializer_list<std::string_view> spellings) {
    const auto& fields = layer.fields();
    for (const auto spelling : spellings) {
        const auto wanted = folded(spelling);
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const geo::Field& field) {
            return folded(field.name) == wanted;
        });
        if (found != fields.end()) {
            return static_cast<int>(found - fields.begin());
        }
    }
    return std::nullopt;
}

Result<int> need_column(const geo::VectorLayer& layer,
                        std::initializer_list<std::string_view> spellings) {
    if (const auto found = find_column(layer, spellings)) {
        return *found;
    }
    return fail(ErrorCode::bad_source,
                fmt::format("{}: no column '{}'; it has: {}. Is this the right file and layer?",
                            layer.file_name(), fmt::join(spellings, "' or '"), column_list(layer)));
}

std::string text_of(const geo::Record& record, std::optional<int> field) {
    return field ? std::string{trimmed(record.text(*field).value_or(""))} : std::string{};
}

void report_repeated_columns(const geo::VectorLayer& layer, FindingLog& log) {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < layer.fields().size(); ++i) {
        const auto& name = layer.fields()[i].name;
        const auto [known, is_new] = first.try_emplace(folded(name), i + 1);
        if (!is_new && !known->first.empty()) {
            log.add({0, name}, name,
                    {.severity = Severity::error,
                     .rule = "duplicate_column",
                     .meaning = fmt::format("columns {} and {} have this name: nobody can say "
                                            "which one counts",
                                            known->second, i + 1),
                     .action = "the first one read"});
        }
    }
}

void report_unknown_columns(const geo::VectorLayer& layer,
                            std::initializer_list<std::string_view> known, FindingLog& log) {
    std::string unread;
    for (const auto& field : layer.fields()) {
        const auto name = folded(field.name);
        const bool fits = std::any_of(known.begin(), known.end(), [&](std::string_view word) {
            return word.ends_with('*') ? name.starts_with(word.substr(0, word.size() - 1))
                                       : name == folded(word);
        });
        if (!fits && !name.empty()) {
            unread += (unread.empty() ? "" : ", ") + field.name;
        }
    }
    if (!unread.empty()) {
        log.add({}, unread,
                {.severity = Severity::note,
                 .rule = "unknown_column",
                 .meaning = "the publisher added or renamed columns",
                 .action = "columns not read"});
    }
}

bool names_a_rate(std::string_view header) {
    const auto name = folded(header);
    if (name.find("bit/s") != std::string::npos) {
        return true;
    }
    if (!name.starts_with("verf_") && !name.starts_with("down_fn_")) {
        return false;
    }
    for (auto at = name.find('_'); at != std::string::npos;) {
        const auto end = name.find('_', ++at);
        const auto word = std::string_view{name}.substr(at, end - at);
        if (!word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos) {
            return true;
        }
        at = end;
    }
    return false;
}

std::string column_list(const geo::VectorLayer& layer) {
    constexpr std::size_t shown = 12;
    const auto& fields = layer.fields();
    std::string list;
    for (std::size_t i = 0; i < std::min(shown, fields.size()); ++i) {
        list += (i == 0 ? "" : ", ") + fields[i].name;
    }
    if (fields.size() > shown) {
        list += fmt::format(", … ({} columns)", fields.size());
    }
    return list.empty() ? "none" : list;
}

} // namespace netzatlas::ingest
