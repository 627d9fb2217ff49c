#include "ingest/encoding.hpp"

#include "geo/byte_source.hpp"
#include "geo/source_path.hpp"
#include "geo/text_values.hpp"
#include "ingest/finding_log.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace netzatlas::ingest {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";
/// UTF-8 read as Windows-1252 and written as UTF-8 again: "Ã" before the rest of a letter, "â€"
/// before the rest of a dash or quote.
constexpr std::array<std::string_view, 5> double_encoded{
    "\xC3\x83\xC2", "\xC3\x83\xC5", "\xC3\x83\xE2\x80", "\xC3\xA2\xE2\x82\xAC", "\xC3\x82\xC2"};

bool is_ascii(std::string_view text) {
    unsigned char any = 0;
    for (const char c : text) {
        any |= static_cast<unsigned char>(c);
    }
    return any < 0x80 && text.find('\0') == std::string_view::npos;
}

/// The first byte that begins no UTF-8 character.
std::size_t first_bad_byte(std::string_view text) {
    std::size_t good = 0;
    while (good < text.size()) {
        std::size_t length = 1;
        while (length <= 4 && !geo::is_utf8(text.substr(good, length))) {
            ++length;
        }
        if (length > 4 || good + length > text.size()) {
            return good;
        }
        good += length;
    }
    return good;
}

/// The cell around a place, at most some 40 bytes, cut where characters begin.
std::string_view cell_around(std::string_view line, std::size_t at) {
    constexpr std::string_view separators = ",;\t|\"\r";
    constexpr std::size_t most = 20;
    const auto before = line.find_last_of(separators, at);
    auto first = before == std::string_view::npos ? 0 : std::min(before + 1, at);
    auto last = std::min(line.find_first_of(separators, at), line.size());
    const auto continues = [&](std::size_t i) {
        return i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80;
    };
    first = std::max(first, at > most ? at - most : 0);
    last = std::min(last, at + most);
    while (first < at && continues(first)) {
        ++first;
    }
    while (last < line.size() && continues(last)) {
        ++last;
    }
    return line.substr(first, last - first);
}

/// A text on its way past, line by line.
class TextInspection {
public:
    TextInspection(const std::string& name, int header_lines)
        : log_{name}, header_lines_{header_lines} {}

    void take(std::string_view line, bool ended);
    /// Lines of which nothing can be said: plain ASCII, ended by LF alone.
    void take_plain(std::int64_t lines) {
        lines_ += lines;
        ended_ += lines;
    }
    bool begun() const { return lines_ > 0; }
    std::vector<Finding> findings();

private:
    Place place() const {
        const auto row = lines_ - header_lines_;
        return {std::max<std::int64_t>(row, 0), row > 0 ? std::string_view{} : "header"};
    }
    void inspect_start(std::string_view line);
    void inspect_letters(std::string_view line);
    void report_bad_byte(std::string_view line);
    void report_latin_1(std::string_view line);

    FindingLog log_;
    int header_lines_;
    std::int64_t lines_ = 0;
    std::int64_t ended_with_cr_ = 0;
    std::int64_t ended_ = 0;
    bool latin_1_published_ = false; ///< the publisher is known to write it
    bool is_wide_ = false;           ///< UTF-16: everything else would be nonsense
};

void TextInspection::inspect_start(std::string_view line) {
    // The 100 m tables of the census of 2011 (sources.md 4), read with umlauts in names only.
    latin_1_published_ = line.find("Auspraegung_Text") != std::string_view::npos;
    is_wide_ = line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF");
    if (is_wide_) {
        log_.add({0, "header"}, "",
                 {Severity::error, "not_utf8",
                  "the file begins with the mark of UTF-16, as spreadsheets save \"Unicode text\"",
                  "nothing read; save the file as UTF-8"});
    } else if (line.starts_with(byte_order_mark)) {
        log_.add({}, "",
                 {Severity::note, "byte_order_mark", "the file begins with the UTF-8 mark EF BB BF",
                  "mark left out"});
    }
}

void TextInspection::report_bad_byte(std::string_view line) {
    const auto at = first_bad_byte(line);
    const auto cell = cell_around(line, at);
    const auto byte = static_cast<unsigned char>(line[std::min(at, line.size() - 1)]);
    log_.add(place(), geo::from_latin_1(cell),
             {Severity::error, "not_utf8",
              fmt::format(
                  "the byte {:02X} is no UTF-8; the value is shown as Latin-1 would read it", byte),
              "nothing read; convert the file: iconv -f LATIN1 -t UTF-8"});
}

/// Told once: as published, and half of the lines are so.
void TextInspection::report_latin_1(std::string_view line) {
    if (log_.count("latin_1") == 0) {
        log_.add(place(), geo::from_latin_1(cell_around(line, first_bad_byte(line))),
                 {Severity::note, "latin_1", "the publisher writes this table in Latin-1",
                  "understood"});
    }
}

void TextInspection::inspect_letters(std::string_view line) {
    if (!geo::is_utf8(line)) {
        latin_1_published_ ? report_latin_1(line) : report_bad_byte(line);
        return;
    }
    if (const auto at = line.find(replacement); at != std::string_view::npos) {
        log_.add(place(), cell_around(line, at),
                 {Severity::warning, "replacement_character",
                  "a letter was lost when the publisher converted the text", "kept as printed"});
    }
    for (const auto sign : double_encoded) {
        if (const auto at = line.find(sign); at != std::string_view::npos) {
            log_.add(place(), cell_around(line, at),
                     {Severity::warning, "mojibake",
                      "UTF-8 that was taken for Latin-1 and converted again", "kept as printed"});
            break;
        }
    }
    if (lines_ > 1 && line.find(byte_order_mark) != std::string_view::npos) {
        log_.add(place(), "",
                 {Severity::warning, "byte_order_mark",
                  "a UTF-8 mark within the text: were two files joined?", "kept as printed"});
    }
}

void TextInspection::take(std::string_view line, bool ended) {
    if (++lines_ == 1) {
        inspect_start(line);
    }
    ended_ += ended ? 1 : 0;
    ended_with_cr_ += ended && line.ends_with('\r') ? 1 : 0;
    if (!is_wide_ && !is_ascii(line)) {
        inspect_letters(line);
    }
}

std::vector<Finding> TextInspection::findings() {
    if (ended_with_cr_ > 0 && ended_with_cr_ < ended_ && !is_wide_) {
        log_.add({}, fmt::format("{} of {} lines", ended_with_cr_, ended_),
                 {Severity::note, "mixed_line_ends",
                  "so many end in CR LF, the others in LF: the file was put together from two",
                  "both understood"});
    }
    return log_.take();
}

/// Cuts pieces of a file into lines.
class LineCutter {
public:
    explicit LineCutter(TextInspection& inspection) : inspection_{inspection} {}

    void take(std::string_view piece) {
        if (inspection_.begun() && is_plain(rest_) && is_plain(piece)) {
            take_plain(piece);
            return;
        }
        for (auto end = piece.find('\n'); end != std::string_view::npos; end = piece.find('\n')) {
            if (rest_.empty()) {
                inspection_.take(piece.substr(0, end), true);
            } else {
                rest_ += piece.substr(0, end);
                inspection_.take(rest_, true);
                rest_.clear();
            }
            piece.remove_prefix(end + 1);
        }
        rest_ += piece;
    }
    void finish() {
        if (!rest_.empty()) {
            inspection_.take(rest_, false);
        }
    }

private:
    static bool is_plain(std::string_view text) {
        return is_ascii(text) && text.find('\r') == std::string_view::npos;
    }
    /// A nation of cells is a hundred megabytes of digits: counted, not cut.
    void take_plain(std::string_view piece) {
        inspection_.take_plain(std::count(piece.begin(), piece.end(), '\n'));
        const auto last = piece.rfind('\n');
        if (last != std::string_view::npos) {
            rest_.clear();
            piece.remove_prefix(last + 1);
        }
        rest_ += piece;
    }

    TextInspection& inspection_;
    std::string rest_;
};

} // namespace

std::vector<Finding> encoding_findings_of(std::string_view text, const std::string& name,
                                          int header_lines) {
    TextInspection inspection{name, header_lines};
    LineCutter cutter{inspection};
    cutter.take(text);
    cutter.finish();
    return inspection.findings();
}

Result<std::vector<Finding>> encoding_findings(const std::filesystem::path& file) {
    const auto path = geo::source_path(file);
    if (!path) {
        return fail(path.error());
    }
    if (!path->is_csv()) {
        return std::vector<Finding>{};
    }
    auto source = geo::byte_source(*path);
    if (!source) {
        return fail(source.error());
    }
    TextInspection inspection{path->name, path->extension == "txt" ? 0 : 1};
    LineCutter cutter{inspection};
    std::vector<char> buffer(std::size_t{1} << 20U);
    while (true) {
        const auto got = (*source)->read(buffer);
        if (!got) {
            return fail(got.error());
        }
        if (*got == 0) {
            cutter.finish();
            return inspection.findings();
        }
        cutter.take({buffer.data(), *got});
    }
}

} // namespace netzatlas::ingest
