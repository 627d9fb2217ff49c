#pragma once

#include "edition_fixture.hpp"

#include <fstream>
#include <iterator>
#include <string>

namespace netzatlas::pages::testing {

using netzatlas::testing::TemporaryFolder;

/// Writes a file into a folder and returns where it lies.
inline std::filesystem::path written(const TemporaryFolder& folder, const std::string& name,
                                     const std::string& bytes) {
    std::ofstream{folder.path() / name, std::ios::binary} << bytes;
    return folder.path() / name;
}

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace netzatlas::pages::testing
