#pragma once

#include "terms/result.hpp"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::http {

/// An address taken apart: decoded, in one form, without ways out of its folder.
struct Target {
    std::vector<std::string> segments;        ///< decoded, none empty, "." or ".."
    std::map<std::string, std::string> query; ///< decoded; the first of equal names counts
    bool trailing_slash = false;              ///< "/en/"; not set for "/"

    /// Encoded again: "/gemeinde/15003000".
    std::string path() const;
    /// Empty when absent.
    std::string_view parameter(const std::string& name) const;
    /// Encoded again, those of `names` that are there, in this order: "?level=county&q=a%20b".
    std::string parameters(std::initializer_list<const char*> names) const;
};

/// Origin form ("/a/b?c=d") and absolute form ("http://host/a/b").
///
/// Errors: `bad_request` for a broken percent code, NUL and other control characters, an encoded
/// slash or backslash, dot segments, empty segments and bytes that are no UTF-8.
Result<Target> parse_target(std::string_view raw);

/// A path segment or query value with everything but unreserved characters percent-encoded.
std::string percent_encoded(std::string_view text);

} // namespace netzatlas::http
