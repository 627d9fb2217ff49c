#pragma once

#include <filesystem>
#include <string>

namespace netzatlas::http {

/// Where a printed sheet of an edition lies, beside it: `netzatlas sheets` puts it there.
inline std::filesystem::path sheet_place(const std::filesystem::path& editions,
                                         const std::string& edition, const std::string& name) {
    return editions / "sheets" / edition / name;
}

} // namespace netzatlas::http
