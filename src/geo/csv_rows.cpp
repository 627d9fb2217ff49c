#include "geo/csv_rows.hpp"

#include "geo/text_values.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::geo {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 20U;
constexpr std::size_t longest_row = std::size_t{32} << 20U;

/// The delimiter that stands most often outside quotes in the first line.
char delimiter_of(std::string_view first_line) {
    constexpr std::array<char, 4> known{';', ',', '\t', '|'};
    std::array<std::size_t, known.size()> count{};
    bool quoted = false;
    for (const char c : first_line) {
        quoted = c == '"' ? !quoted : quoted;
        for (std::size_t i = 0; i < known.size(); ++i) {
            count[i] += !quoted && c == known[i] ? 1U : 0U;
        }
    }
    const auto most = std::max_element(count.begin(), count.end());
    return *most == 0 ? ',' : known[static_cast<std::size_t>(most - count.begin())];
}

std::string without_doubled_quotes(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        plain += text[i];
        i += text[i] == '"' ? 1U : 0U;
    }
    return plain;
}

} // namespace

CsvRows::CsvRows(std::unique_ptr<ByteSource> source, std::string name, bool any_bytes)
    : source_{std::move(source)}, name_{std::move(name)}, any_bytes_{any_bytes} {}

tl::unexpected<Error> CsvRows::broken(const std::string& what) const {
    return fail(ErrorCode::bad_source, fmt::format("{}:{}: {}", name_, line_, what));
}

/// Keeps the unread rest and appends a chunk.
Result<void> CsvRows::fill() {
    buffer_.erase(0, position_);
    position_ = 0;
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + chunk_bytes);
    const auto got = source_->read({buffer_.data() + kept, chunk_bytes});
    buffer_.resize(kept + got.value_or(0));
    if (!got) {
        return fail(got.error());
    }
    at_end_ = *got == 0;
    return {};
}

Result<void> CsvRows::begin() {
    begun_ = true;
    if (auto filled = fill(); !filled) {
        return filled;
    }
    const std::string_view head{buffer_};
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
        line_ = 1;
        return broken("the text is UTF-16: save it as UTF-8");
    }
    position_ = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto first = head.find_first_not_of("\r\n", position_);
    const auto start = std::min(first, head.size());
    delimiter_ = delimiter_of(head.substr(start, head.find('\n', start) - start));
    return {};
}

/// Takes a quoted cell, if it is one; false when the buffer ends before that is known.
bool CsvRows::take_quoted(std::size_t& at, bool& taken) {
    const std::string_view text{buffer_};
    bool doubled = false;
    for (std::size_t from = at + 1;;) {
        const std::size_t quote = text.find('"', from);
        // What follows decides, so two more characters must be there.
        if (quote == std::string_view::npos || (quote + 2 >= text.size() && !at_end_)) {
            unclosed_quote_ = at_end_;
            return false;
        }
        const char after = quote + 1 < text.size() ? text[quote + 1] : '\n';
        const char then = quote + 2 < text.size() ? text[quote + 2] : '\n';
        if (after == '"') {
            doubled = true;
            from = quote + 2;
            continue;
        }
        taken = after == delimiter_ || after == '\n' || (after == '\r' && then == '\n');
        if (taken) {
            const auto inside = text.substr(at + 1, quote - at - 1);
            cells_.push_back(doubled ? unescaped_.emplace_back(without_doubled_quotes(inside))
                                     : inside);
            at = quote + 1;
        }
        return true;
    }
}

/// Takes everything up to the next delimiter or line end; false when the buffer ends before.
bool CsvRows::take_plain(std::size_t& at) {
    const std::string_view text{buffer_};
    std::size_t end = at;
    while (end < text.size() && text[end] != delimiter_ && text[end] != '\n') {
        ++end;
    }
    if (end == text.size() && !at_end_) {
        return false;
    }
    auto cell = text.substr(at, end - at);
    const bool last = end == text.size() || text[end] == '\n';
    if (last && cell.ends_with('\r')) {
        cell.remove_suffix(1);
    }
    cells_.push_back(cell);
    at = end;
    return true;
}

bool CsvRows::take_cell(std::size_t& at) {
    bool taken = false;
    if (at < buffer_.size() && buffer_[at] == '"' && !take_quoted(at, taken)) {
        return false;
    }
    return taken || take_plain(at);
}

CsvRows::Step CsvRows::split() {
    cells_.clear();
    unescaped_.clear();
    std::size_t at = position_;
    while (true) {
        if (!take_cell(at)) {
            return unclosed_quote_ ? Step::unclosed : Step::more;
        }
        if (at < buffer_.size() && buffer_[at] == '\r') {
            ++at; // after a quoted cell
        }
        if (at < buffer_.size() && buffer_[at] == delimiter_) {
            ++at;
            continue;
        }
        break;
    }
    if (at >= buffer_.size() && !at_end_) {
        return Step::more;
    }
    closed_ = at < buffer_.size();
    row_begin_ = position_;
    position_ = std::min(at + 1, buffer_.size());
    line_ = next_line_;
    next_line_ += std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(row_begin_),
                             buffer_.begin() + static_cast<std::ptrdiff_t>(position_), '\n');
    return cells_.size() == 1 && cells_.front().empty() ? Step::blank : Step::row;
}

Result<bool> CsvRows::checked_row() const {
    const auto row = std::string_view{buffer_}.substr(row_begin_, position_ - row_begin_);
    if (!any_bytes_ && !is_utf8(row)) {
        return broken("bytes that are no UTF-8: convert the file to UTF-8 first");
    }
    return true;
}

Result<bool> CsvRows::next() {
    if (!begun_) {
        if (auto begun = begin(); !begun) {
            return fail(begun.error());
        }
    }
    while (position_ < buffer_.size() || !at_end_) {
        const Step step = position_ < buffer_.size() ? split() : Step::more;
        if (step == Step::row) {
            return checked_row();
        }
        if (step == Step::blank) {
            continue;
        }
        if (step == Step::unclosed || buffer_.size() - position_ > longest_row) {
            line_ = next_line_;
            return broken("a quote is opened in this row and never closed");
        }
        if (auto filled = fill(); !filled) {
            return fail(filled.error());
        }
    }
    cells_.clear();
    return false;
}

} // namespace netzatlas::geo
