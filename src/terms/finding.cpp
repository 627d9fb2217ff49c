#include "terms/finding.hpp"

#include <fmt/format.h>

namespace netzatlas {

std::string to_line(const Finding& finding) {
    std::string place = finding.file;
    if (finding.row > 0) {
        place += fmt::format(":{}", finding.row);
    }
    if (!finding.column.empty()) {
        place += fmt::format(" column '{}'", finding.column);
    }
    if (!finding.value.empty()) {
        place += fmt::format(" value '{}'", finding.value);
    }
    return fmt::format("{} {} {}: {} ({})", name_of(finding.severity), finding.rule, place,
                       finding.meaning, finding.action);
}

} // namespace netzatlas
