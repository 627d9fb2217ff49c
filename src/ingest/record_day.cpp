#include "ingest/record_day.hpp"

#include <algorithm>

namespace netzatlas::ingest {

Result<Date> record_day(std::string text) {
    std::replace(text.begin(), text.end(), '/', '-');
    return Date::of(text);
}

} // namespace netzatlas::ingest
