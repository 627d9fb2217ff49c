#pragma once

#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace netzatlas::fetch {

struct FetchFile {
    std::string url; ///< http or https (file:// is refused)
    std::filesystem::path target;
    std::string sha256; ///< empty: not known
};

/// Brings one file, resuming `<target>.part` where the server allows it; the target appears whole
/// or not at all, and only with the right checksum. Errors: `io` with the address and what to do.
Result<void>
fetch_file(const FetchFile& file,
           const std::function<void(std::uint64_t done, std::uint64_t total)>& progress);

} // namespace netzatlas::fetch
