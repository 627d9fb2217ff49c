#pragma once

#include "terms/result.hpp"

#include <compare>

namespace netzatlas {

/// A part of a whole as a fraction: 0 is nothing, 1 is all. Never a percentage.
class Share {
public:
    /// Errors: `bad_value` outside [0, 1] or not a number.
    static Result<Share> of(double fraction);
    double fraction() const { return fraction_; }
    double percent() const { return fraction_ * 100.0; }
    auto operator<=>(const Share&) const = default;

private:
    explicit Share(double fraction) : fraction_{fraction} {}
    double fraction_;
};

} // namespace netzatlas
