#pragma once

#include <string_view>

namespace netzatlas::store {

/// The .sql files of this folder, embedded by CMake.
std::string_view schema_sql();
std::string_view views_sql();
std::string_view statements_sql();

/// The statement behind `-- :name` in statements.sql. Asking for one that is not there is a mistake
/// of ours and stops the program.
std::string_view statement(std::string_view name);

} // namespace netzatlas::store
