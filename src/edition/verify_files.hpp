#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// How many files were hashed, and one line for each that is not as the manifest says.
struct VerifiedFiles {
    std::size_t files = 0;
    std::vector<std::string> differences;
};

/// Every file of an edition's manifest is there with its hash, and nothing else: no other file, no
/// link, no empty folder. The manifest itself is what was written at the build, to the byte.
VerifiedFiles verify_files(const std::filesystem::path& folder);

} // namespace netzatlas::edition
