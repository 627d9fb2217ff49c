#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace netzatlas::testing {

/// The bytes of one fuzzing run as a file, for readers that open files.
class InputFile {
public:
    InputFile(const std::uint8_t* data, std::size_t size, const std::string& ending)
        : path_{std::filesystem::temp_directory_path() /
                ("netzatlas-fuzz-" + std::to_string(::getpid()) + ending)} {
        std::ofstream{path_, std::ios::binary}.write(reinterpret_cast<const char*>(data),
                                                     static_cast<std::streamsize>(size));
    }
    ~InputFile() { std::filesystem::remove(path_); }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace netzatlas::testing
