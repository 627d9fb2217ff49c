#include "stats/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace netzatlas::stats {

namespace {

struct Letter {
    std::string_view from;
    std::string_view written;
    std::string_view plain;
};

/// Letters of the names of German and neighbouring places.
constexpr auto letters = std::to_array<Letter>(
    {{"ä", "ae", "a"}, {"Ä", "ae", "a"},  {"ö", "oe", "o"},  {"Ö", "oe", "o"}, {"ü", "ue", "u"},
     {"Ü", "ue", "u"}, {"ß", "ss", "ss"}, {"ẞ", "ss", "ss"}, {"é", "e", "e"},  {"è", "e", "e"},
     {"ě", "e", "e"},  {"á", "a", "a"},   {"à", "a", "a"},   {"č", "c", "c"},  {"ć", "c", "c"},
     {"ł", "l", "l"},  {"ń", "n", "n"},   {"ó", "o", "o"},   {"ř", "r", "r"},  {"š", "s", "s"},
     {"ś", "s", "s"},  {"ž", "z", "z"},   {"ź", "z", "z"},   {"ż", "z", "z"}});

void append_blank(std::string& text) {
    if (!text.empty() && text.back() != ' ') {
        text += ' ';
    }
}

void append_ascii(Folded& folded, char letter) {
    const bool digit = letter >= '0' && letter <= '9';
    const bool small = letter >= 'a' && letter <= 'z';
    const bool capital = letter >= 'A' && letter <= 'Z';
    if (!digit && !small && !capital) {
        append_blank(folded.written);
        append_blank(folded.plain);
        return;
    }
    const char kept = capital ? static_cast<char>(letter - 'A' + 'a') : letter;
    folded.written += kept;
    folded.plain += kept;
}

/// Bytes of the UTF-8 character that starts with `lead`.
std::size_t length_of(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

void trim_end(std::string& text) {
    if (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
}

} // namespace

Folded folded(std::string_view text) {
    Folded result;
    while (!text.empty()) {
        const auto length =
            std::min(length_of(static_cast<unsigned char>(text.front())), text.size());
        const auto symbol = text.substr(0, length);
        text.remove_prefix(length);
        if (length == 1) {
            append_ascii(result, symbol.front());
        } else if (const auto* letter = std::ranges::find(letters, symbol, &Letter::from);
                   letter != letters.end()) {
            result.written += letter->written;
            result.plain += letter->plain;
        }
    }
    trim_end(result.written);
    trim_end(result.plain);
    return result;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) {
            words.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

bool one_slip_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (b.size() - a.size() > 1) {
        return false;
    }
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    const auto rest_a = a.substr(same);
    const auto rest_b = b.substr(same);
    if (a.size() < b.size()) {
        return rest_a == rest_b.substr(1);
    }
    if (rest_a.empty() || rest_a.substr(1) == rest_b.substr(1)) {
        return true;
    }
    return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
           rest_a.substr(2) == rest_b.substr(2);
}

} // namespace netzatlas::stats
