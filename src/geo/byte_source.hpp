#pragma once

#include "geo/source_path.hpp"
#include "terms/result.hpp"

#include <cstddef>
#include <memory>
#include <span>

namespace netzatlas::geo {

/// The bytes of a file from front to back, unpacked from gzip or zip on the way.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills `into` as far as there are bytes; 0 = end.
    /// Errors: `bad_source` when the file breaks off or is damaged.
    virtual Result<std::size_t> read(std::span<char> into) = 0;
};

Result<std::unique_ptr<ByteSource>> byte_source(const SourcePath& path);

/// Reads a gzip file once to its end: GDAL takes a file cut short for a complete one.
Result<void> check_gzip(const SourcePath& path);

} // namespace netzatlas::geo
