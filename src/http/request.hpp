#pragma once

#include <cstdint>
#include <string>

namespace netzatlas::http {

enum class Method { get, head, options, other };

/// What of a request head the server looks at; everything else is read past.
struct Request {
    Method method = Method::get;
    std::string target; ///< as sent: "/gemeinde/15003000?thema=schulen"
    std::string host;
    std::string accept_encoding;
    std::string if_match;
    std::string if_none_match;
    std::string range;
    std::string if_range;
    bool keep_alive = true;
};

} // namespace netzatlas::http
