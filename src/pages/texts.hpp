#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netzatlas::pages {

/// What templates see: objects are sections, arrays repeat them, texts are escaped where they land.
using View = nlohmann::json;

/// What a sentence's `{places}` are filled with.
using Filling = std::vector<std::pair<std::string_view, std::string>>;

/// Every sentence of the product in one language: `data/texts/<language>.json`.
class Catalogue {
public:
    /// Errors: `io` if unreadable, `bad_source` unless one flat object of texts.
    static Result<Catalogue> read(const std::filesystem::path& file);

    bool has(std::string_view key) const { return texts_.contains(key); }
    /// An unknown key comes back as `⟦key⟧`, so that a page still stands and a test sees it.
    std::string text(std::string_view key) const;
    /// The text with its `{places}` filled; a place without a filling stays.
    std::string filled(std::string_view key, const Filling& filling) const;
    /// Parts `{"text", "strong"|"plain": true}` of a text in which `**` marks what weighs most. The
    /// marks are read before the places are filled: a name with asterisks stays a name.
    View rich(std::string_view key, const Filling& filling) const;
    /// All texts whose key begins with `prefix`: what the script is given.
    View subset(std::string_view prefix) const;
    const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

private:
    std::map<std::string, std::string, std::less<>> texts_;
};

} // namespace netzatlas::pages
