#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::stats {

/// How people type a name: small letters, other marks as blanks, umlauts in both habits.
struct Folded {
    std::string written; ///< "koethen (anhalt)" -> "koethen anhalt"
    std::string plain;   ///< the umlaut without its dots: "kothen anhalt"
    bool operator==(const Folded&) const = default;
};

/// UTF-8 in; ASCII letters, digits and single blanks out. Other scripts fold to nothing.
Folded folded(std::string_view text);

/// Words of a folded text.
std::vector<std::string_view> words_of(std::string_view folded);

/// Whether one slip of a finger (a letter more, less, other, or two swapped) separates the two.
bool one_slip_apart(std::string_view a, std::string_view b);

} // namespace netzatlas::stats
