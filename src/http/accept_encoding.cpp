#include "http/accept_encoding.hpp"

#include "http/field_list.hpp"

#include <array>
#include <optional>

namespace netzatlas::http {

namespace {

/// "0", "1", "0.25", "1.000" in thousandths (RFC 9110, 12.4.2).
std::optional<int> quality(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1') ||
        (text.size() > 1 && text[1] != '.')) {
        return std::nullopt;
    }
    int thousandths = (text[0] - '0') * 1000;
    int unit = 100;
    for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        thousandths += (digit - '0') * unit;
        unit /= 10;
    }
    return thousandths <= 1000 ? std::optional{thousandths} : std::nullopt;
}

/// What the client said of each coding; empty: nothing.
struct Wishes {
    std::array<std::optional<int>, 3> of_coding;
    std::optional<int> of_others;

    int of(Coding coding) const {
        const auto said = of_coding.at(static_cast<std::size_t>(coding));
        return said.value_or(of_others.value_or(coding == Coding::identity ? 1 : 0));
    }
};

void note(Wishes& wishes, std::string_view name, int wish) {
    if (name == "*") {
        wishes.of_others = wish;
    }
    for (const Coding coding : {Coding::identity, Coding::gzip, Coding::brotli}) {
        if (equal_ignoring_case(name, name_of(coding)) ||
            (coding == Coding::gzip && equal_ignoring_case(name, "x-gzip"))) {
            wishes.of_coding.at(static_cast<std::size_t>(coding)) = wish;
        }
    }
}

Wishes wishes_of(std::string_view field) {
    Wishes wishes;
    while (!field.empty()) {
        auto item = next_item(field, ',');
        const auto name = next_item(item, ';');
        std::optional<int> wish = 1000;
        while (!item.empty()) {
            auto parameter = next_item(item, ';');
            if (equal_ignoring_case(next_item(parameter, '='), "q")) {
                wish = quality(trimmed(parameter));
            }
        }
        if (wish) {
            note(wishes, name, *wish);
        }
    }
    return wishes;
}

} // namespace

std::string_view name_of(Coding coding) {
    switch (coding) {
    case Coding::identity:
        return "identity";
    case Coding::gzip:
        return "gzip";
    case Coding::brotli:
        return "br";
    }
    return "identity";
}

Coding chosen_coding(std::string_view accept_encoding, std::span<const Coding> offered) {
    const Wishes wishes = wishes_of(accept_encoding);
    Coding best = Coding::identity;
    int highest = 0;
    for (const Coding coding : offered) {
        if (wishes.of(coding) > highest) {
            highest = wishes.of(coding);
            best = coding;
        }
    }
    return best;
}

} // namespace netzatlas::http
