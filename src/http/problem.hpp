#pragma once

#include "http/resource.hpp"
#include "terms/result.hpp"

#include <string>
#include <string_view>

namespace netzatlas::http {

/// The one place where our codes become a status.
int status_of(ErrorCode code);

/// What may be said of an error outside: mistakes of ours and of the machine keep their details
/// for the log.
std::string detail_of(const Error& error);

/// `application/problem+json` (RFC 9457): type, title, status, detail, instance.
Resource problem(int status, std::string_view detail, std::string_view instance);

} // namespace netzatlas::http
