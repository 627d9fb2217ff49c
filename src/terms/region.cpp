#include "terms/region.hpp"

#include "terms/words.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace netzatlas {

namespace {
constexpr Word<RegionLevel> level_words[] = {
    {RegionLevel::country, "country"},
    {RegionLevel::state, "state"},
    {RegionLevel::county, "county"},
    {RegionLevel::association, "association"},
    {RegionLevel::municipality, "municipality"},
};

std::optional<RegionLevel> level_of_length(std::size_t length) {
    switch (length) {
    case 2:
        return RegionLevel::state;
    case 5:
        return RegionLevel::county;
    case 8:
        return RegionLevel::municipality;
    case 9:
        return RegionLevel::association;
    default:
        return std::nullopt;
    }
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
} // namespace

std::string_view name_of(RegionLevel level) {
    return word_of(level_words, level);
}

Result<RegionLevel> region_level(std::string_view name) {
    return value_of(level_words, name, "region level");
}

Result<RegionKey> RegionKey::of(std::string_view text) {
    if (text == "DE") {
        return RegionKey{"DE", RegionLevel::country};
    }
    const auto level = level_of_length(text.size());
    if (level && all_digits(text)) {
        return RegionKey{std::string{text}, *level};
    }
    const bool lost_zero =
        all_digits(text) && (text.size() == 1 || text.size() == 4 || text.size() == 7);
    return fail(
        ErrorCode::bad_value,
        fmt::format("'{}' is no region key (2, 5, 8 or 9 digits){}", text,
                    lost_zero ? fmt::format(": a leading zero seems lost, '0{}'?", text) : ""));
}

Result<RegionKey> RegionKey::municipality_of_ars(std::string_view ars) {
    if (ars.size() != 12 || !all_digits(ars)) {
        return fail(ErrorCode::bad_value,
                    fmt::format("'{}' is no 12-digit regional key (ARS)", ars));
    }
    return of(std::string{ars.substr(0, 5)} + std::string{ars.substr(9, 3)});
}

std::int64_t RegionKey::feature_id() const {
    std::int64_t number = 0;
    std::from_chars(text_.data(), text_.data() + text_.size(), number);
    return number;
}

std::string RegionKey::state() const {
    return level_ == RegionLevel::country ? std::string{} : text_.substr(0, 2);
}

std::string RegionKey::county() const {
    return text_.size() < 5 ? std::string{} : text_.substr(0, 5);
}

} // namespace netzatlas
