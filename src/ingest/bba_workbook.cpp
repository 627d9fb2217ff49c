#include "ingest/sheet.hpp"
#include "ingest/tables.hpp"
#include "ingest/workbook_figures.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace netzatlas::ingest {

namespace {

/// Words in the block titles above the rates, and the key of definitions.md D5. The longer word
/// stands before the one it contains.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> technologies{{
    {"ftth/b", "ftthb"},
    {"fttb/h", "ftthb"},
    {"ftthb", "ftthb"},
    {"glasfaser", "ftthb"},
    {"ftth", "ftth"},
    {"fttb", "fttb"},
    {"fttc", "fttc"},
    {"dsl", "fttc"},
    {"hfc", "hfc"},
    {"catv", "hfc"},
    {"sonst", "sonst"},
    {"leitungsg", "alle"},
    {"festnetz", "alle"},
    {"alle technologien", "alle"},
}};

bool is_figure_header(std::string_view header) {
    return rate_in_header(header) || mobile_technology(header);
}

/// The nearest block title decides; an unknown one is not guessed from the wider block above.
std::optional<std::string> technology_under(const std::vector<std::string>& titles) {
    if (titles.size() < 2) {
        return std::nullopt;
    }
    const auto& title = titles[1];
    for (const auto& [word, technology] : technologies) {
        if (title.find(word) != std::string::npos) {
            return std::string{technology};
        }
    }
    return std::nullopt;
}

std::optional<std::string> household_indicator(const std::vector<std::string>& titles) {
    if (const auto mobile = mobile_technology(titles.front())) {
        return fmt::format("mobile_{}_any_hh", *mobile);
    }
    const auto rate = rate_in_header(titles.front());
    const auto technology = rate ? technology_under(titles) : std::nullopt;
    return technology ? std::optional{fmt::format("fixed_hh_{}_{}", *technology, *rate)}
                      : std::nullopt;
}

std::optional<std::string> area_indicator(const std::vector<std::string>& titles) {
    const auto mobile = mobile_technology(titles.front());
    return mobile ? std::optional{fmt::format("mobile_{}_any_area", *mobile)} : std::nullopt;
}

Result<void> add_named_sheet(PublishedFigures& figures, const std::filesystem::path& file,
                             std::string_view name, const IndicatorOf& indicator_of) {
    const auto sheet_name = find_sheet(file, name);
    if (!sheet_name) {
        return fail(sheet_name.error());
    }
    const auto sheet = read_sheet(file, *sheet_name, is_figure_header);
    if (!sheet) {
        return fail(sheet.error());
    }
    return add_sheet(figures, *sheet, indicator_of);
}

} // namespace

Result<PublishedTable> read_bba_workbook(const std::filesystem::path& file) {
    PublishedFigures figures{file.filename().string()};
    const auto households = add_named_sheet(figures, file, "privathaushalte", household_indicator);
    if (!households) {
        return fail(households.error());
    }
    const auto area = add_named_sheet(figures, file, "fläche", area_indicator);
    if (!area) {
        figures.log().add({}, "",
                          {.severity = Severity::warning,
                           .rule = "missing_sheet",
                           .meaning = area.error().message,
                           .action = "no mobile area shares taken"});
    }
    return figures.take_unless_empty();
}

} // namespace netzatlas::ingest
