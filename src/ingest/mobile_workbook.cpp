#include "ingest/sheet.hpp"
#include "ingest/tables.hpp"
#include "ingest/workbook_figures.hpp"

#include <array>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace netzatlas::ingest {

namespace {

/// Words in the block titles above the technologies, and the operator's code (D8). "alle" is any:
/// covered by at least one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> operator_words{{
    {"telekom", "dt"},
    {"vodafone", "vf"},
    {"telefónica", "tf"},
    {"telefonica", "tf"},
    {"o2", "tf"},
    {"1&1", "ee"},
    {"1und1", "ee"},
    {"alle", "any"},
    {"gesamt", "any"},
    {"mindestens ein", "any"},
}};

bool is_figure_header(std::string_view header) {
    return mobile_technology(header).has_value();
}

std::optional<std::string> area_indicator(const std::vector<std::string>& titles) {
    const auto technology = mobile_technology(titles.front());
    if (!technology || titles.size() < 2) {
        return std::nullopt;
    }
    for (const auto& [word, code] : operator_words) {
        if (titles[1].find(word) != std::string::npos) {
            return fmt::format("mobile_{}_{}_area", *technology, code);
        }
    }
    return std::nullopt;
}

} // namespace

Result<PublishedTable> read_mobile_workbook(const std::filesystem::path& file) {
    const auto name = find_sheet(file, "fläche");
    if (!name) {
        return fail(name.error());
    }
    const auto sheet = read_sheet(file, *name, is_figure_header);
    if (!sheet) {
        return fail(sheet.error());
    }
    PublishedFigures figures{file.filename().string()};
    if (const auto added = add_sheet(figures, *sheet, area_indicator); !added) {
        return fail(added.error());
    }
    return figures.take_unless_empty();
}

} // namespace netzatlas::ingest
