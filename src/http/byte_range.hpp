#pragma once

#include <cstdint>
#include <string_view>

namespace netzatlas::http {

/// What a `Range` field asks of `size` bytes.
struct ByteRange {
    enum class Kind {
        whole,        ///< no field, another unit, several ranges or no sense: answer 200
        part,         ///< `first` … `last`, both inside: answer 206
        unsatisfiable ///< begins behind the end: answer 416
    };
    Kind kind = Kind::whole;
    std::uint64_t first = 0;
    std::uint64_t last = 0; ///< inclusive

    bool operator==(const ByteRange&) const = default;
};

/// RFC 9110, 14.1.2: "bytes=0-499", "bytes=500-", "bytes=-500".
ByteRange byte_range(std::string_view field, std::uint64_t size);

} // namespace netzatlas::http
