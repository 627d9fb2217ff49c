#pragma once

#include "terms/result.hpp"

#include <cstddef>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace netzatlas {

/// A value of an enum and the word that stands for it in files, addresses and the store.
template <class Enum>
struct Word {
    Enum value;
    std::string_view text;
};

/// Empty for a value without a word.
template <class Enum, std::size_t count>
constexpr std::string_view word_of(const Word<Enum> (&words)[count], Enum value) {
    for (const auto& word : words) {
        if (word.value == value) {
            return word.text;
        }
    }
    return {};
}

/// Errors: `bad_value`, "'…' is no `what`: " and the words there are.
template <class Enum, std::size_t count>
Result<Enum> value_of(const Word<Enum> (&words)[count], std::string_view text,
                      std::string_view what) {
    std::string known;
    for (const auto& word : words) {
        if (word.text == text) {
            return word.value;
        }
        known += (known.empty() ? "" : ", ") + std::string{word.text};
    }
    return fail(ErrorCode::bad_value, fmt::format("'{}' is no {}: {}", text, what, known));
}

} // namespace netzatlas
