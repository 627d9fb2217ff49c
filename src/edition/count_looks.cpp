#include "edition/count_looks.hpp"

namespace netzatlas::edition {

std::string CountRow::place() const {
    return fmt::format("{} of {} at {}", indicator->id, value->region, value->reference_date.iso());
}

void CountLooks::look_between(const CountRow& one, const CountRow& other, CountCell cell,
                              const char* name) {
    if (one[cell] && other[cell]) {
        look(*one[cell] - *other[cell],
             [&] { return fmt::format("{} beside {}: the {}", one.place(), other.place(), name); });
    }
}

void CountLooks::look_between(const CountRow& one, const CountRow& other) {
    for (const auto& [cell, name] : printed_counts) {
        look_between(one, other, cell, name);
    }
}

} // namespace netzatlas::edition
