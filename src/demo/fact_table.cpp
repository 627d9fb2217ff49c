#include "demo/fact_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <optional>

namespace netzatlas::demo {

namespace {

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> parts;
    for (std::size_t from = 0;;) {
        const auto stop = line.find(';', from);
        parts.push_back(line.substr(from, stop - from));
        if (stop == std::string::npos) {
            return parts;
        }
        from = stop + 1;
    }
}

/// Digits only, few enough for an int.
std::optional<int> number_in(std::string_view text) {
    const auto is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
    if (text.empty() || text.size() > 9 || !std::all_of(text.begin(), text.end(), is_digit)) {
        return std::nullopt;
    }
    int number = 0;
    for (const char sign : text) {
        number = number * 10 + (sign - '0');
    }
    return number;
}

} // namespace

Result<FactTable> FactTable::read(const std::filesystem::path& file) {
    std::ifstream in{file};
    FactTable table;
    table.name_ = file.filename().string();
    std::string line;
    if (!in || !std::getline(in, line)) {
        return fail(ErrorCode::io, fmt::format("{}: no such table of facts; --facts names the "
                                               "folder data/sample",
                                               file.string()));
    }
    table.header_ = split(line);
    while (std::getline(in, line)) {
        table.rows_.push_back(split(line));
        if (table.rows_.back().size() != table.header_.size()) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}:{}: {} columns instead of {}", table.name_,
                                    table.rows_.size() + 1, table.rows_.back().size(),
                                    table.header_.size()));
        }
    }
    return table;
}

Error FactTable::wrong(std::size_t row, std::string_view column, std::string_view value) const {
    return {ErrorCode::bad_source,
            fmt::format("{}:{}: '{}' is no value for {}", name_, row + 2, value, column)};
}

Result<std::string> FactTable::text(std::size_t row, std::string_view column) const {
    const auto at = std::find(header_.begin(), header_.end(), column);
    if (at == header_.end()) {
        return fail(ErrorCode::bad_source, fmt::format("{}: no column {}", name_, column));
    }
    return rows_[row][static_cast<std::size_t>(at - header_.begin())];
}

Result<int> FactTable::whole(std::size_t row, std::string_view column) const {
    const auto value = text(row, column);
    if (!value) {
        return fail(value.error());
    }
    const auto number = number_in(*value);
    return number ? Result<int>{*number} : fail(wrong(row, column, *value));
}

Result<int> FactTable::hundredths(std::size_t row, std::string_view column) const {
    const auto value = text(row, column);
    if (!value) {
        return fail(value.error());
    }
    const auto point = value->size() < 3 ? std::string::npos : value->size() - 3;
    const auto whole_part = point != std::string::npos && (*value)[point] == '.'
                                ? number_in(value->substr(0, point))
                                : std::nullopt;
    const auto rest = whole_part ? number_in(value->substr(point + 1)) : std::nullopt;
    if (!rest || *whole_part < 0 || *rest < 0) {
        return fail(wrong(row, column, *value));
    }
    return *whole_part * 100 + *rest;
}

} // namespace netzatlas::demo
