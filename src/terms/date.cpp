#include "terms/date.hpp"

#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace netzatlas {

namespace {
bool digits(std::string_view text, int& number) {
    const auto* first = text.data();
    const auto* end = first + text.size();
    const auto [stop, error] = std::from_chars(first, end, number);
    return error == std::errc{} && stop == end && text.front() != '-';
}
} // namespace

Result<Date> Date::of(std::string_view iso) {
    int year = 0;
    int month = 0;
    int day = 0;
    const bool shaped = iso.size() == 10 && iso[4] == '-' && iso[7] == '-' &&
                        digits(iso.substr(0, 4), year) && digits(iso.substr(5, 2), month) &&
                        digits(iso.substr(8, 2), day);
    const std::chrono::year_month_day calendar{std::chrono::year{year},
                                               std::chrono::month(static_cast<unsigned>(month)),
                                               std::chrono::day(static_cast<unsigned>(day))};
    if (!shaped || !calendar.ok()) {
        return fail(ErrorCode::bad_value, fmt::format("'{}' is no date like 2021-06-30", iso));
    }
    return Date{year, month, day};
}

std::string Date::iso() const {
    return fmt::format("{:04}-{:02}-{:02}", year_, month_, day_);
}

int Date::days() const {
    const std::chrono::year_month_day calendar{std::chrono::year{year_},
                                               std::chrono::month(static_cast<unsigned>(month_)),
                                               std::chrono::day(static_cast<unsigned>(day_))};
    return static_cast<int>(std::chrono::sys_days{calendar}.time_since_epoch().count());
}

} // namespace netzatlas
