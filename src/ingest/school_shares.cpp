#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"
#include "ingest/published_figures.hpp"
#include "ingest/tables.hpp"

#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

namespace {

struct SchoolColumn {
    int field = 0;
    std::string title;
    std::string indicator;
};

/// "schulen_alle_tech_1000" -> schools_alle_1000. The publisher's class, not the state's stages.
std::optional<SchoolColumn> school_column(int field, const std::string& title) {
    constexpr std::string_view prefix = "schulen_alle_tech_";
    const auto name = folded(title);
    if (!name.starts_with(prefix)) {
        return std::nullopt;
    }
    const auto rate = whole_number(std::string_view{name}.substr(prefix.size()));
    if (!rate || *rate <= 0) {
        return std::nullopt;
    }
    return SchoolColumn{field, title, fmt::format("schools_alle_{}", *rate)};
}

std::vector<SchoolColumn> school_columns(const geo::VectorLayer& layer) {
    std::vector<SchoolColumn> columns;
    for (int i = 0; i < static_cast<int>(layer.fields().size()); ++i) {
        if (auto column = school_column(i, layer.fields()[static_cast<std::size_t>(i)].name)) {
            columns.push_back(*std::move(column));
        }
    }
    return columns;
}

} // namespace

Result<PublishedTable> read_school_shares(const std::filesystem::path& file) {
    const auto layer = geo::VectorLayer::open(file);
    if (!layer) {
        return fail(layer.error());
    }
    const auto key = need_column(*layer, {"krs", "AGS", "gem"});
    if (!key) {
        return fail(key.error());
    }
    const auto columns = school_columns(*layer);
    if (columns.empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: no column like 'schulen_alle_tech_1000'; it has: {}",
                                layer->file_name(), column_list(*layer)));
    }
    PublishedFigures figures{layer->file_name()};
    report_repeated_columns(*layer, figures.log());
    report_unknown_columns(
        *layer,
        {"krs", "ags", "gem", "lan", "name", "geom_*", "priv_*", "gew_*", "schulen_alle_tech_*"},
        figures.log());
    for (const auto& column : columns) {
        figures.add_column(column.title);
    }
    const auto& key_title = layer->fields()[static_cast<std::size_t>(*key)].name;
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        const auto region =
            figures.new_region({record.number(), key_title}, record.text(*key).value_or(""));
        for (const auto& column : columns) {
            if (region) {
                figures.add({record.number(), column.title}, *region, column.indicator,
                            record.text(column.field).value_or(""));
            }
        }
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    return figures.take_unless_empty();
}

} // namespace netzatlas::ingest
