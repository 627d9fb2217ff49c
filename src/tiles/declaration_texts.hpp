#pragma once

#include <string_view>

namespace netzatlas::tiles {

/// The text of `tiles/<name>.json`, embedded by CMake; empty when there is none.
std::string_view declaration_text(std::string_view name);

} // namespace netzatlas::tiles
