#pragma once

#include "terms/finding.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// What is odd about the bytes of a text source, before any reader takes them for words.
///
/// Bytes that are no UTF-8 (`not_utf8`, error, shown as Latin-1 would read them), text that went
/// through Latin-1 once (`mojibake`: "Ã¼"), characters lost on the way (`replacement_character`), a
/// byte order mark (note; within the text a warning), two kinds of line ends (note). Rows count as
/// in Finding::row. Files that are no `.csv`, `.tsv` or `.txt` have no findings.
/// Errors: as of opening the file.
Result<std::vector<Finding>> encoding_findings(const std::filesystem::path& file);

/// The same of a text at hand. `header_lines`: how many lines stand above row 1.
std::vector<Finding> encoding_findings_of(std::string_view text, const std::string& name,
                                          int header_lines);

} // namespace netzatlas::ingest
