#pragma once

#include "http/request.hpp"
#include "http/resource.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace netzatlas::http {

/// A stretch of a file to send.
struct FilePart {
    std::filesystem::path path;
    std::uint64_t first = 0;
    std::uint64_t length = 0;
};

/// Ready to be written: what is left to add are `Date` and `Connection`.
struct Answer {
    int status = 200;
    std::string head; ///< status line and header lines, without the empty line
    std::shared_ptr<const std::string> bytes; ///< empty for HEAD, 204, 304 and files
    std::optional<FilePart> part;
    bool close = false; ///< the request cannot be followed by another on this connection
};

/// Conditions, then ranges, then the whole (RFC 9110, 13.2.2). HEAD says what GET says.
Answer answer_to(const Request& request, const Resource& resource);

/// "Not Found".
std::string_view reason_phrase(int status);

} // namespace netzatlas::http
