#pragma once

#include "http/accept_encoding.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace netzatlas::http {

/// How long others may keep it.
enum class Keep {
    forever, ///< the address names a version: `max-age=31536000, immutable`
    ask,     ///< `no-cache`: ask again with the validator
    never    ///< `no-store`: errors, health
};

/// Who may use it, and so which security headers it carries.
enum class Reach {
    page,  ///< HTML of this origin
    asset, ///< script, style, icon of this origin
    embed, ///< HTML that any page may frame, and that loads nothing but its style
    open   ///< API, tiles, downloads: every origin
};

/// A file sent in pieces from disk, and in parts where a range asks for it.
struct FileBody {
    std::filesystem::path path;
    std::uint64_t size = 0;
};

/// What an address stands for, in one chosen coding, before conditions and ranges are looked at.
struct Resource {
    int status = 200;
    std::string content_type;
    Keep keep = Keep::ask;
    Reach reach = Reach::open;
    Coding coding = Coding::identity;
    bool negotiated = false; ///< other codings exist: `Vary: Accept-Encoding`
    std::string etag;        ///< with quotes; empty: none
    std::string extra;       ///< further header lines, each with its CRLF
    std::shared_ptr<const std::string> bytes;
    std::optional<FileBody> file; ///< instead of `bytes`
};

} // namespace netzatlas::http
