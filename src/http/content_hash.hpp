#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace netzatlas::http {

/// The strong entity tag of a text: 128 bits of its SHA-256, in quotes.
std::string etag_of(std::string_view bytes);
/// The same of a file. Errors: `io`.
Result<std::string> etag_of_file(const std::filesystem::path& file);
/// The same from a SHA-256 someone else has taken, in hexadecimal.
std::string etag_of_sha256(std::string_view hex);
/// The strong entity tag of one gzip member, from the checksum and length it ends in, with what
/// tells the coding apart.
std::string etag_of_gzip(std::string_view member, std::string_view coding);

} // namespace netzatlas::http
