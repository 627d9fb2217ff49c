#include "demo/byte_file.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>

namespace netzatlas::demo {

namespace {
constexpr std::size_t full = std::size_t{1} << 20U;
}

ByteFile::ByteFile(const std::filesystem::path& file)
    : file_{file}, out_{file, std::ios::binary | std::ios::trunc} {
    buffer_.reserve(full + 4096);
}

ByteFile& ByteFile::operator<<(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= full) {
        out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        buffer_.clear();
    }
    return *this;
}

ByteFile& ByteFile::operator<<(std::int64_t number) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return *this << std::string_view{digits.data(), static_cast<std::size_t>(end - digits.data())};
}

Result<void> ByteFile::close() {
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    out_.close();
    if (!out_) {
        return fail(ErrorCode::io, fmt::format("{}: cannot be written; is the disk full or the "
                                               "folder missing?",
                                               file_.string()));
    }
    return {};
}

} // namespace netzatlas::demo
