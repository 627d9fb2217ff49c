#include "pages/findings_page.hpp"

#include "pages/templates.hpp"
#include "pages/texts.hpp"

#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

View row_of(const Finding& finding, const Catalogue& texts) {
    return {{"severity", texts.text(fmt::format("severity_{}", name_of(finding.severity)))},
            {"rule", finding.rule},
            {"id", id_of(finding)},
            {"accepted", finding.accepted},
            {"has_accepted", !finding.accepted.empty()},
            {"file", finding.file},
            {"row", finding.row > 0 ? fmt::format("{}", finding.row) : ""},
            {"column", finding.column},
            {"value", finding.value},
            {"meaning", finding.meaning},
            {"action", finding.action}};
}

} // namespace

Result<std::string> findings_page(const store::EditionContent& content,
                                  const std::filesystem::path& templates,
                                  const std::filesystem::path& texts) {
    const auto catalogue = Catalogue::read(texts / "de.json");
    if (!catalogue) {
        return fail(catalogue.error());
    }
    const auto baked = Templates::read(templates, *catalogue);
    if (!baked) {
        return fail(baked.error());
    }
    View rows = View::array();
    for (const auto& finding : content.findings) {
        rows.push_back(row_of(finding, *catalogue));
    }
    const auto count = fmt::format("{}", content.findings.size());
    return baked->expanded(
        "findings", {{"title", content.title},
                     {"demo", content.demo},
                     {"reference_date", content.reference_date.iso()},
                     {"findings_words", catalogue->filled("findings_count", {{"count", count}})},
                     {"findings", std::move(rows)}});
}

} // namespace netzatlas::pages
