#pragma once

#include "terms/result.hpp"

#include <chrono>
#include <filesystem>
#include <string>

namespace netzatlas::sheets {

/// A Chromium that prints pages of this machine, one process per page; it reaches nothing but
/// loopback and keeps its profile in a folder of its own.
class Browser {
public:
    /// `program`: its path, or empty to look for Debian's and the usual names in PATH.
    /// `profile`: a folder nobody else uses. Errors: `not_found`, saying how to get one.
    static Result<Browser> find(const std::filesystem::path& program,
                                std::filesystem::path profile);

    /// Prints `address` as a tagged PDF with an outline. Errors: `io` where the browser cannot be
    /// started, takes longer than `patience` (it is ended), fails, or writes no whole tagged PDF.
    Result<void> print(const std::string& address, const std::filesystem::path& pdf,
                       std::chrono::milliseconds patience) const;

    const std::filesystem::path& program() const { return program_; }

private:
    Browser(std::filesystem::path program, std::filesystem::path profile)
        : program_{std::move(program)}, profile_{std::move(profile)} {}
    std::filesystem::path program_;
    std::filesystem::path profile_;
};

} // namespace netzatlas::sheets
