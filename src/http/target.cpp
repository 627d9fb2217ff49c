#include "http/target.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace netzatlas::http {

namespace {

constexpr std::size_t most_parameters = 32;

std::optional<int> hex_digit(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    const char small = static_cast<char>(digit | 0x20);
    return small >= 'a' && small <= 'f' ? std::optional{small - 'a' + 10} : std::nullopt;
}

/// `plus`: whether '+' stands for a blank, as in a query.
std::optional<std::string> decoded(std::string_view text, bool plus) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += plus && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const auto high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
        const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
        if (!low) {
            return std::nullopt;
        }
        result += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return result;
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

/// Continuation bytes a UTF-8 lead byte asks for; empty for a byte that cannot lead.
std::optional<int> continuations(unsigned char lead) {
    if (lead < 0x80) {
        return 0;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return std::nullopt;
    }
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto more = continuations(static_cast<unsigned char>(text[i]));
        if (!more || i + static_cast<std::size_t>(*more) >= text.size()) {
            return false;
        }
        const auto tail = text.substr(i + 1, static_cast<std::size_t>(*more));
        if (!std::ranges::all_of(tail, [](char c) { return (c & 0xC0) == 0x80; })) {
            return false;
        }
        i += 1 + tail.size();
    }
    return true;
}

bool is_safe_segment(std::string_view segment) {
    return !segment.empty() && segment != "." && segment != ".." && !has_control(segment) &&
           segment.find_first_of("/\\") == std::string_view::npos && is_utf8(segment);
}

Result<std::vector<std::string>> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        auto segment = decoded(path.substr(0, end), false);
        if (!segment || !is_safe_segment(*segment)) {
            return fail(ErrorCode::bad_request,
                        "the address has a part no address here can have; check it for '//', "
                        "'..' and broken % codes");
        }
        segments.push_back(std::move(*segment));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return segments;
}

Result<std::map<std::string, std::string>> query_of(std::string_view query) {
    std::map<std::string, std::string> parameters;
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const auto pair = query.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals), true);
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value || has_control(*name) || has_control(*value) || !is_utf8(*name) ||
            !is_utf8(*value) || parameters.size() >= most_parameters) {
            return fail(ErrorCode::bad_request,
                        "the part of the address after '?' cannot be read; check its % codes");
        }
        if (!name->empty()) {
            parameters.emplace(std::move(*name), std::move(*value));
        }
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return parameters;
}

/// "http://host/a?b" to "/a?b".
std::string_view without_origin(std::string_view raw) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (raw.starts_with(scheme)) {
            const auto path = raw.find_first_of("/?", scheme.size());
            return path == std::string_view::npos || raw[path] == '?' ? "/" : raw.substr(path);
        }
    }
    return raw;
}

} // namespace

std::string Target::path() const {
    std::string text;
    for (const auto& segment : segments) {
        text += '/';
        text += percent_encoded(segment);
    }
    return text.empty() || trailing_slash ? text + '/' : text;
}

std::string_view Target::parameter(const std::string& name) const {
    const auto found = query.find(name);
    return found != query.end() ? std::string_view{found->second} : std::string_view{};
}

std::string Target::parameters(std::initializer_list<const char*> names) const {
    std::string text;
    for (const auto* name : names) {
        if (const auto value = parameter(name); !value.empty()) {
            text += fmt::format("{}{}={}", text.empty() ? '?' : '&', name, percent_encoded(value));
        }
    }
    return text;
}

Result<Target> parse_target(std::string_view raw) {
    const auto origin_form = without_origin(raw);
    if (!origin_form.starts_with('/')) {
        return fail(ErrorCode::bad_request, "an address starts with '/'");
    }
    const auto question = std::min(origin_form.find('?'), origin_form.size());
    const auto path = origin_form.substr(1, question - 1);
    auto segments = segments_of(path);
    if (!segments) {
        return fail(segments.error());
    }
    auto query = query_of(origin_form.substr(std::min(question + 1, origin_form.size())));
    if (!query) {
        return fail(query.error());
    }
    return Target{std::move(*segments), std::move(*query), path.ends_with('/')};
}

std::string percent_encoded(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~') {
            result += c;
        } else {
            result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return result;
}

} // namespace netzatlas::http
