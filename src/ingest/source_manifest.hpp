#pragma once

#include "terms/result.hpp"
#include "terms/source.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// Who published a source, under which licence, as `data/sources/<id>.toml` says it.
///
/// `id` is the file's name without ending; file, hash and dates belong to one delivery and are
/// filled in by the project file. Dates the manifest states (all of one edition) are taken.
/// Errors: `io` when there is no such file; `bad_source` naming file and line for broken TOML, and
/// for a missing title, publisher, licence or attribution: no product may go out without (D20).
Result<Source> read_source_manifest(const std::filesystem::path& path);

/// One file that a manifest tells `netzatlas fetch` to bring.
struct SourceFile {
    std::string url;
    std::string sha256; ///< lower-case hex; empty: not known
    std::string name;   ///< of the file on disk; the last part of the address where not stated
};

/// The `[[files]]` of a manifest; most have none. Errors: as read_source_manifest, and `bad_source`
/// for an entry without address.
Result<std::vector<SourceFile>> read_source_files(const std::filesystem::path& path);

/// The same two from a text; `name` is the file name for messages.
Result<Source> parse_source_manifest(std::string_view text, const std::string& name);
Result<std::vector<SourceFile>> parse_source_files(std::string_view text, const std::string& name);

} // namespace netzatlas::ingest
