#pragma once

#include "store/database.hpp"
#include "store/edition_content.hpp"

namespace netzatlas::store {

/// Sites, funded areas, counts and land of an edition, into their tables and back.
Result<void> write_places(Database& database, const EditionContent& content);
Result<void> read_places(Database& database, EditionContent& content);

} // namespace netzatlas::store
