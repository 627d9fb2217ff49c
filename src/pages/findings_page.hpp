#pragma once

#include "store/edition_content.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>

namespace netzatlas::pages {

/// `findings.html` of an edition: everything the import check found, in German, a document of its
/// own that needs no server, no script and no style sheet. It names no edition id.
/// `templates`: folder of web/pages; `texts`: folder of data/texts. Errors: as Renderer::open.
Result<std::string> findings_page(const store::EditionContent& content,
                                  const std::filesystem::path& templates,
                                  const std::filesystem::path& texts);

} // namespace netzatlas::pages
