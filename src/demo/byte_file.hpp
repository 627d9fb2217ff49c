#pragma once

#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace netzatlas::demo {

/// A text file written piece by piece, as its publisher writes it.
class ByteFile {
public:
    explicit ByteFile(const std::filesystem::path& file);
    ByteFile& operator<<(std::string_view text);
    ByteFile& operator<<(std::int64_t number);
    /// Errors: `io` when anything could not be written.
    Result<void> close();

private:
    std::filesystem::path file_;
    std::ofstream out_;
    std::string buffer_;
};

} // namespace netzatlas::demo
