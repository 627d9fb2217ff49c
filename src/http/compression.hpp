#pragma once

#include "http/accept_encoding.hpp"
#include "terms/result.hpp"

#include <string>
#include <string_view>

namespace netzatlas::http {

/// A text in a content-coding; same text, same bytes. Errors: `internal` when the library refuses.
Result<std::string> compressed(std::string_view text, Coding coding);

/// One gzip member back. Errors: `bad_source` for broken bytes or more than 64 MiB.
Result<std::string> inflated(std::string_view member);

} // namespace netzatlas::http
