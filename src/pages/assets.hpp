#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace netzatlas::pages {

/// The addresses of script and style: names with hashes out of `web/dist/assets.json`.
class Assets {
public:
    /// Without the file (nothing built) every asset keeps its plain name. Errors: `bad_source`.
    static Result<Assets> read(const std::filesystem::path& folder);
    std::string address(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> names_;
};

} // namespace netzatlas::pages
