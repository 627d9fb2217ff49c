#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace netzatlas::store {

/// Lower-case hex of the SHA-256 of some bytes.
std::string sha256_of(std::string_view bytes);
/// … of a file, read in blocks. Errors: `io` when it cannot be read.
Result<std::string> sha256_of_file(const std::filesystem::path& file);

} // namespace netzatlas::store
