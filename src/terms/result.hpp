#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace netzatlas {

/// What went wrong, in the words of our domain. One switch in `http` turns codes into a status.
enum class ErrorCode {
    bad_value,    ///< a value outside what its type allows
    bad_source,   ///< a publisher's file that is not what it should be
    bad_geometry, ///< a shape no area can be taken of
    bad_request,  ///< a caller asked for something that makes no sense
    not_found,    ///< no such region, indicator, tile, file
    unavailable,  ///< not now: still loading, queue full
    io,           ///< the machine: disk full, permission, cannot open
    internal      ///< a mistake of ours
};

/// A code for programs and one sentence for a person, naming the place and the wrong value.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;
    bool operator==(const Error&) const = default;
};

/// A value or an Error; no other file names the library behind it.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
    return tl::unexpected<Error>{Error{code, std::move(message)}};
}
inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>{std::move(error)};
}

} // namespace netzatlas
