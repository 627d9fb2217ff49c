#include "pages/texts.hpp"

#include <fmt/format.h>
#include <fstream>

namespace netzatlas::pages {

namespace {

std::string with_places_filled(std::string_view text, const Filling& filling) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto open = text.find('{', at);
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            return out.append(text.substr(at));
        }
        out.append(text.substr(at, open - at));
        const auto name = text.substr(open + 1, close - open - 1);
        const auto found = std::find_if(filling.begin(), filling.end(),
                                        [name](const auto& entry) { return entry.first == name; });
        out.append(found == filling.end() ? text.substr(open, close - open + 1)
                                          : std::string_view{found->second});
        at = close + 1;
    }
    return out;
}

} // namespace

Result<Catalogue> Catalogue::read(const std::filesystem::path& file) {
    std::ifstream in{file};
    if (!in) {
        return fail(ErrorCode::io, fmt::format("cannot read the texts in {}", file.string()));
    }
    const auto parsed = nlohmann::json::parse(in, nullptr, false);
    if (!parsed.is_object()) {
        return fail(ErrorCode::bad_source, fmt::format("{} is no JSON object", file.string()));
    }
    Catalogue catalogue;
    for (const auto& [key, value] : parsed.items()) {
        if (!value.is_string()) {
            return fail(ErrorCode::bad_source, fmt::format("{}: '{}' must be a text, not {}",
                                                           file.string(), key, value.dump()));
        }
        catalogue.texts_.emplace(key, value.get<std::string>());
    }
    return catalogue;
}

std::string Catalogue::text(std::string_view key) const {
    const auto found = texts_.find(key);
    return found == texts_.end() ? fmt::format("⟦{}⟧", key) : found->second;
}

std::string Catalogue::filled(std::string_view key, const Filling& filling) const {
    return with_places_filled(text(key), filling);
}

View Catalogue::rich(std::string_view key, const Filling& filling) const {
    const std::string whole = text(key);
    View parts = View::array();
    bool strong = false;
    for (std::size_t at = 0; at <= whole.size(); strong = !strong) {
        const auto mark = std::min(whole.find("**", at), whole.size());
        if (mark > at) {
            parts.push_back({{"text", with_places_filled(
                                          std::string_view{whole}.substr(at, mark - at), filling)},
                             {strong ? "strong" : "plain", true}});
        }
        at = mark + 2;
    }
    return parts;
}

View Catalogue::subset(std::string_view prefix) const {
    View out = View::object();
    for (auto at = texts_.lower_bound(prefix); at != texts_.end(); ++at) {
        if (!at->first.starts_with(prefix)) {
            break;
        }
        out[at->first] = at->second;
    }
    return out;
}

} // namespace netzatlas::pages
