#pragma once

#include "geo/byte_source.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::geo {

/// Rows of a CSV text: comma, semicolon, tab or `|`, found in the first row; LF or CRLF; UTF-8 with
/// or without BOM.
///
/// A cell is quoted when it begins with a quote and a delimiter follows the closing one; any other
/// quote is a plain character (publishers write `Uniklinik "Haus 60a"` unquoted). Blank lines are
/// skipped.
class CsvRows {
public:
    /// `any_bytes`: whoever reads the cells knows what bytes that are no UTF-8 mean.
    CsvRows(std::unique_ptr<ByteSource> source, std::string name, bool any_bytes = false);

    /// Reads the next row; false at the end.
    /// Errors: `bad_source` for bytes that are no UTF-8, a quote never closed, a broken file.
    Result<bool> next();
    /// The cells of the row; valid until the next `next`.
    const std::vector<std::string_view>& cells() const { return cells_; }
    /// 1-based line of the file on which the row begins.
    std::int64_t line() const { return line_; }
    /// Whether a line end closed the row; a last row without one may have been cut.
    bool closed() const { return closed_; }

private:
    enum class Step { row, blank, more, unclosed };
    Result<void> begin();
    Result<void> fill();
    Step split();
    bool take_cell(std::size_t& at);
    bool take_quoted(std::size_t& at, bool& taken);
    bool take_plain(std::size_t& at);
    Result<bool> checked_row() const;
    tl::unexpected<Error> broken(const std::string& what) const;

    std::unique_ptr<ByteSource> source_;
    std::string name_;
    bool any_bytes_;
    std::string buffer_;
    std::size_t position_ = 0; ///< where the next row begins in the buffer
    std::size_t row_begin_ = 0;
    bool begun_ = false;
    bool at_end_ = false; ///< the source has no more bytes
    bool closed_ = true;
    bool unclosed_quote_ = false;
    char delimiter_ = ',';
    std::int64_t line_ = 0;
    std::int64_t next_line_ = 1;
    std::vector<std::string_view> cells_;
    std::deque<std::string> unescaped_;
};

} // namespace netzatlas::geo
