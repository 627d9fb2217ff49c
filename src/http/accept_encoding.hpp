#pragma once

#include <span>
#include <string_view>

namespace netzatlas::http {

enum class Coding { identity, gzip, brotli };

/// "identity", "gzip", "br".
std::string_view name_of(Coding coding);

/// The content-coding to answer in (RFC 9110, 12.5.3).
///
/// The highest q wins, among equals the one `offered` names first. Nothing acceptable, no field or
/// a field that makes no sense: identity.
Coding chosen_coding(std::string_view accept_encoding, std::span<const Coding> offered);

} // namespace netzatlas::http
