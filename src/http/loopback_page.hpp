#pragma once

#include "terms/result.hpp"

#include <cstdint>
#include <string>

namespace netzatlas::http {

/// What a server on this machine answers to GET `path`, uncompressed.
///
/// Errors: `io` where nothing listens on `port`, the answer breaks off, or its status is not 200.
Result<std::string> loopback_page(std::uint16_t port, const std::string& path);

} // namespace netzatlas::http
