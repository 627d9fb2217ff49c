#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::demo {

/// A table of data/sample: semicolons, UTF-8, header in the first line, no quotes.
class FactTable {
public:
    /// Errors: `io` when the file is missing, `bad_source` for a row of another length.
    static Result<FactTable> read(const std::filesystem::path& file);

    std::size_t size() const { return rows_.size(); }
    /// Errors: `bad_source` for an unknown column.
    Result<std::string> text(std::size_t row, std::string_view column) const;
    Result<int> whole(std::size_t row, std::string_view column) const;
    /// "96.00" -> 9600: exact, no floating point between print and cell.
    Result<int> hundredths(std::size_t row, std::string_view column) const;

private:
    Error wrong(std::size_t row, std::string_view column, std::string_view value) const;
    std::string name_;
    std::vector<std::string> header_;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace netzatlas::demo
