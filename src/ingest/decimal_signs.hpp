#pragma once

#include "ingest/finding_log.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// A whole number of thousands or one with three decimals, nobody can say: "1,234", "12.000". A
/// leading 0 tells: "0,234".
bool may_be_thousands(std::string_view text);

/// The numbers of one file and their decimal signs. A publisher's file has one sign; a number with
/// the other was changed by hand or by a program, and may not mean what it reads as.
class DecimalSigns {
public:
    /// decimal_number(), and its sign remembered.
    std::optional<double> number(const Place& place, std::string_view text);

    /// Where both signs stand: `mixed_decimal_signs` for every number with the rarer one. A
    /// warning; an error where it may be one of thousands.
    void report(FindingLog& log) const;

private:
    struct Seen {
        std::int64_t row = 0;
        std::string column;
        std::string text;
    };
    struct Side {
        std::int64_t count = 0;
        std::vector<Seen> listed; ///< as many as a log lists
    };
    Side points_;
    Side commas_;
};

} // namespace netzatlas::ingest
