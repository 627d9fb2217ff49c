#include "pages/assets.hpp"

#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>

namespace netzatlas::pages {

Result<Assets> Assets::read(const std::filesystem::path& folder) {
    Assets assets;
    const auto file = folder / "assets.json";
    std::ifstream in{file};
    if (!in) {
        return assets;
    }
    const auto parsed = nlohmann::json::parse(in, nullptr, false);
    if (!parsed.is_object()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{} is no JSON object; build web again", file.string()));
    }
    for (const auto& [name, hashed] : parsed.items()) {
        if (hashed.is_string()) {
            assets.names_.emplace(name, hashed.get<std::string>());
        }
    }
    return assets;
}

std::string Assets::address(std::string_view name) const {
    const auto found = names_.find(name);
    return fmt::format("/assets/{}", found == names_.end() ? name : found->second);
}

} // namespace netzatlas::pages
