#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"
#include "ingest/published_figures.hpp"
#include "ingest/tables.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace netzatlas::ingest {

namespace {

using Words = std::pair<std::string_view, std::string_view>; // the publisher's, ours

constexpr std::array<Words, 5> technology_words{{{"5g2", "5g_2"},
                                                 {"lte2", "lte_2"},
                                                 {"lte6", "lte_6"},
                                                 {"lte10", "lte_10"},
                                                 {"mobil alle", "all"}}};

constexpr std::array<Words, 11> land_classes{{{"autobahn", "autobahn"},
                                              {"bahnstrecken", "bahnstrecken"},
                                              {"bundesstraßen", "bundesstrassen"},
                                              {"kreisstraßen", "kreisstrassen"},
                                              {"landstraßen", "landstrassen"},
                                              {"wasserstraßen", "wasserstrassen"},
                                              {"gewerbliche nutzfläche", "gewerbe"},
                                              {"gewässer", "gewaesser"},
                                              {"landwirtschaftliche flächen", "landwirtschaft"},
                                              {"wald-, wiesenflächen", "wald_wiesen"},
                                              {"wohnbaufläche", "wohnbau"}}};

std::optional<std::string_view> translated(std::span<const Words> list, std::string_view text) {
    const auto word = folded(text);
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Words& words) { return words.first == word; });
    return found == list.end() ? std::nullopt : std::optional{found->second};
}

struct LandColumns {
    int key = 0;
    int technology = 0;
    int land_class = 0;
    int share = 0;
};

Result<LandColumns> land_columns(const geo::VectorLayer& layer) {
    LandColumns columns;
    const std::pair<int LandColumns::*, std::string_view> needed[] = {
        {&LandColumns::key, "AGS"},
        {&LandColumns::technology, "Technologie"},
        {&LandColumns::land_class, "Flaechenart"},
        {&LandColumns::share, "Verfügbarkeit"}};
    for (const auto& [member, title] : needed) {
        const auto field = need_column(layer, {title});
        if (!field) {
            return fail(field.error());
        }
        columns.*member = *field;
    }
    return columns;
}

void report_unknown(PublishedFigures& figures, const Place& place, std::string_view text) {
    figures.log().add(place, text,
                      {.severity = Severity::warning,
                       .rule = "unknown_class",
                       .meaning = "not among the words of the 2021 tables",
                       .action = "row ignored"});
}

void add_row(PublishedFigures& figures, const LandColumns& columns, const geo::Record& record) {
    const auto row = record.number();
    const auto technology_text = record.text(columns.technology).value_or("");
    const auto class_text = record.text(columns.land_class).value_or("");
    const auto technology = translated(technology_words, technology_text);
    const auto land_class = translated(land_classes, class_text);
    if (!technology || !land_class) {
        report_unknown(figures, {row, technology ? "Flaechenart" : "Technologie"},
                       technology ? class_text : technology_text);
        return;
    }
    const auto region = figures.region({row, "AGS"}, record.text(columns.key).value_or(""));
    if (region) {
        figures.add({row, "Verfügbarkeit"}, *region,
                    fmt::format("mobile_{}_land_{}", *technology, *land_class),
                    record.text(columns.share).value_or(""));
    }
}

} // namespace

Result<PublishedTable> read_mobile_land_classes(const std::filesystem::path& file) {
    const auto layer = geo::VectorLayer::open(file);
    if (!layer) {
        return fail(layer.error());
    }
    const auto columns = land_columns(*layer);
    if (!columns) {
        return fail(columns.error());
    }
    PublishedFigures figures{layer->file_name()};
    report_repeated_columns(*layer, figures.log());
    report_unknown_columns(*layer,
                           {"AGS", "Technologie", "Flaechenart", "Flaechen Gruppe",
                            "Flaechen Gruppe Name", "Verfügbarkeit"},
                           figures.log());
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        add_row(figures, *columns, record);
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    return figures.take_unless_empty();
}

} // namespace netzatlas::ingest
