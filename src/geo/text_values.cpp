#include "geo/text_values.hpp"

#include <algorithm>
#include <cstdint>

namespace netzatlas::geo {

namespace {

/// Length of the sequence a lead byte opens; 0 = none.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) {
        return lead == 0 ? 0 : 1;
    }
    return lead >= 0xC2 && lead < 0xE0   ? 2
           : lead >= 0xE0 && lead < 0xF0 ? 3
           : lead >= 0xF0 && lead < 0xF5 ? 4
                                         : 0;
}

bool in_range(std::uint32_t code, std::size_t length) {
    return length == 2 || (length == 3 && code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) ||
           (length == 4 && code >= 0x10000 && code <= 0x10FFFF);
}

} // namespace

std::string from_latin_1(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += byte == 0 ? '?' : c;
        } else {
            text += static_cast<char>(0xC0U | byte >> 6U);
            text += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return text;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const std::size_t length = sequence_length(lead);
        if (length == 0 || i + length > bytes.size()) {
            return false;
        }
        std::uint32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if ((next & 0xC0U) != 0x80) {
                return false;
            }
            code = code << 6U | (next & 0x3FU);
        }
        if (length > 1 && !in_range(code, length)) {
            return false;
        }
        i += length;
    }
    return true;
}

} // namespace netzatlas::geo
