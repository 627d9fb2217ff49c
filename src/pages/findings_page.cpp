#include "pages/findings_page.hpp"

#include "pages/findings_view.hpp"
#include "pages/templates.hpp"
#include "pages/texts.hpp"

#include <fmt/format.h>

namespace netzatlas::pages {

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
    const auto count = fmt::format("{}", content.findings.size());
    return baked->expanded(
        "findings",
        {{"title", content.title},
         {"demo", content.demo},
         {"reference_date", content.reference_date.iso()},
         {"findings_words", catalogue->filled("findings_count", {{"count", count}})},
         {"finding_rules", finding_rules_view(content.findings, *catalogue)},
         {"findings", findings_view(content.findings, *catalogue, content.findings.size())}});
}

} // namespace netzatlas::pages
