#pragma once

#include "terms/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace netzatlas {

/// A calendar day, as every figure carries four of them (definitions.md D19).
class Date {
public:
    /// Accepts `2021-06-30`. Errors: `bad_value` for any other form or a day that does not exist.
    static Result<Date> of(std::string_view iso);
    int year() const { return year_; }
    int month() const { return month_; }
    int day() const { return day_; }
    std::string iso() const;
    /// Days since 1970-01-01, for distances on a time axis.
    int days() const;
    auto operator<=>(const Date&) const = default;

private:
    Date(int year, int month, int day) : year_{year}, month_{month}, day_{day} {}
    int year_;
    int month_;
    int day_;
};

} // namespace netzatlas
