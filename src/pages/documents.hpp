#pragma once

#include "pages/frame.hpp"

namespace netzatlas::pages {

/// A template and what it shows.
struct Document {
    std::string name;
    View view;
};

/// The page of a request. Errors: `not_found` for a page that does not exist.
Result<Document> document_of(const Context& context, const Assets& assets);

/// What the pages beside the map show; one file each.
View goals_view(const Context& context);  ///< all goals, and who stands where with the chosen one
View table_view(const Context& context);  ///< all regions of a level: what the map shows, as table
View data_view(const Context& context);   ///< downloads, interfaces, sources
View method_view(const Context& context); ///< rules, settings, findings
View search_view(const Context& context); ///< regions found

} // namespace netzatlas::pages
