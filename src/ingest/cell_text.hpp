#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace netzatlas::ingest {

/// Without blanks, line breaks, no-break spaces and a byte order mark at either end.
std::string_view trimmed(std::string_view text);

/// Trimmed, inner blanks and line breaks as one blank, ASCII and German capitals small: how headers
/// and block titles are compared.
std::string folded(std::string_view text);

/// Empty, or one of the signs by which publishers say that they print no value: "–", "-", ".", "/".
bool says_nothing(std::string_view text);

/// A whole number or decimal with point or comma: "77.14", "77,14", "1e-05". No thousands marks, no
/// units, nothing that is not finite.
std::optional<double> decimal_number(std::string_view text);

/// A whole number without fraction; "3" and, as spreadsheets write it, "3.0".
std::optional<std::int64_t> whole_number(std::string_view text);

/// A leading byte order mark is no part of a text.
std::string_view without_bom(std::string_view text);

} // namespace netzatlas::ingest
