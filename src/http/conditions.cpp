#include "http/conditions.hpp"

#include "http/field_list.hpp"

#include <optional>

namespace netzatlas::http {

namespace {

struct Tag {
    std::string_view opaque; ///< with its quotes
    bool weak = false;
};

void skip_separators(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t,"), rest.size()));
}

/// Tags may hold commas, so the list is read tag by tag. Empty at the end or where it breaks.
std::optional<Tag> next_tag(std::string_view& rest) {
    skip_separators(rest);
    const bool weak = rest.starts_with("W/");
    rest.remove_prefix(weak ? 2 : 0);
    const auto end = rest.starts_with('"') ? rest.find('"', 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const Tag tag{rest.substr(0, end + 1), weak};
    rest.remove_prefix(end + 1);
    return tag;
}

bool named(std::string_view field, std::string_view etag, bool weak_counts) {
    if (trimmed(field) == "*") {
        return true;
    }
    while (const auto tag = next_tag(field)) {
        if (tag->opaque == etag && (weak_counts || !tag->weak)) {
            return true;
        }
    }
    return false;
}

} // namespace

bool names_tag(std::string_view if_none_match, std::string_view etag) {
    return named(if_none_match, etag, true);
}

bool names_tag_strongly(std::string_view if_match, std::string_view etag) {
    return named(if_match, etag, false);
}

bool range_still_holds(std::string_view if_range, std::string_view etag) {
    return trimmed(if_range) == etag;
}

} // namespace netzatlas::http
