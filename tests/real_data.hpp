#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace netzatlas::testing {

/// Where the publishers' own files lie: `NETZATLAS_REAL_DATA`, or ../shared/data/real.
inline std::filesystem::path real_data(const std::string& file) {
    const char* folder = std::getenv("NETZATLAS_REAL_DATA");
    return std::filesystem::path{folder != nullptr ? folder : NETZATLAS_DEFAULT_REAL_DATA} / file;
}

} // namespace netzatlas::testing

/// Skips a test loudly where the real file is not at hand.
#define NETZATLAS_NEEDS_REAL(path)                                                                 \
    if (!std::filesystem::exists(path))                                                            \
    GTEST_SKIP() << "REAL DATA MISSING: " << (path)                                                \
                 << " (set NETZATLAS_REAL_DATA to the folder of the official files)"
