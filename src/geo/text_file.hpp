#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <string>

namespace netzatlas::geo {

/// A text that no table driver reads: its name without folders, for messages, and its bytes.
struct TextFile {
    std::string name;
    std::string text; ///< UTF-8, byte-order mark taken off
};

/// Reads a text whole; `.gz` and files inside a `.zip` as for VectorLayer.
/// Errors: `io` when missing; `bad_source` when empty, cut short or not UTF-8 (naming the line).
Result<TextFile> text_file(const std::filesystem::path& file);

} // namespace netzatlas::geo
