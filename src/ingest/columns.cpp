#include "ingest/columns.hpp"

#include "ingest/cell_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

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
