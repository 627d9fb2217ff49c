#include "geo/text_file.hpp"
#include "ingest/finding_log.hpp"
#include "ingest/regions.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <set>

namespace netzatlas::ingest {

namespace {

constexpr double m2_per_hectare = 10'000;

/// Where a field stands, in characters.
struct Span {
    std::size_t first;
    std::size_t end;
};

// The publisher's record layout (sources.md 5).
constexpr Span type_field{0, 2};
constexpr Span key_span{10, 18};
constexpr Span association_field{18, 22};
constexpr Span name_field{22, 72};
constexpr Span area_field{128, 139};
constexpr Span population_field{139, 150};
constexpr Span postcode_field{165, 170};

/// A line cut by characters: umlauts are two bytes and one character.
class Line {
public:
    Line(std::string_view text, std::int64_t number) : text_{text}, number_{number} {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80) {
                starts_.push_back(i);
            }
        }
        starts_.push_back(text.size());
    }

    std::int64_t number() const { return number_; }
    std::size_t length() const { return starts_.size() - 1; }

    /// Without the blanks that fill the field.
    std::string_view at(Span span) const {
        const auto first = starts_[std::min(span.first, length())];
        auto field = text_.substr(first, starts_[std::min(span.end, length())] - first);
        while (field.ends_with(' ')) {
            field.remove_suffix(1);
        }
        return field;
    }

private:
    std::string_view text_;
    std::int64_t number_;
    std::vector<std::size_t> starts_;
};

class DirectoryReader {
public:
    DirectoryReader(const std::string& name, const std::string& state)
        : state_{state}, log_{name} {}

    void take(const Line& line) {
        const auto type = line.at(type_field);
        const bool region = type == "10" || type == "40" || type == "50" || type == "60";
        if (!region && type != "20" && type != "30") {
            log_.add({line.number(), {}}, type,
                     {Severity::warning, "unknown_record_type",
                      "not one of the record types 10 to 60", "line ignored"});
            return;
        }
        ++known_lines_;
        if (region && line.at(key_span).starts_with(state_)) {
            take_region(line, type);
        }
    }

    Result<Directory> finished() {
        if (known_lines_ == 0) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: no line begins with a record type (10 to 60): is it the "
                                    "municipality directory GV100AD?",
                                    log_.file()));
        }
        directory_.findings = log_.take();
        return std::move(directory_);
    }

private:
    void take_region(const Line& line, std::string_view type) {
        const std::string association{line.at(association_field)};
        if (type == "50" && !association.starts_with('5')) {
            return; // a single municipality, no association (D15)
        }
        const auto key = checked_key(line, type, association);
        if (!key) {
            return;
        }
        DirectoryEntry entry{*key, key->text(), std::string{line.at(name_field)}, {}, {}, {}};
        if (type == "60") {
            entry.ars = key->text().substr(0, 5) + association + key->text().substr(5);
            const auto hectares = number(line, area_field, "area");
            entry.area_m2 = hectares
                                ? std::optional{m2_per_hectare * static_cast<double>(*hectares)}
                                : std::nullopt;
            entry.population = number(line, population_field, "population");
            entry.postcode = line.at(postcode_field);
        }
        entry.ars.resize(12, '0');
        directory_.entries.push_back(std::move(entry));
    }

    static RegionLevel level_of(std::string_view type) {
        return type == "10"   ? RegionLevel::state
               : type == "40" ? RegionLevel::county
               : type == "50" ? RegionLevel::association
                              : RegionLevel::municipality;
    }

    std::optional<RegionKey> checked_key(const Line& line, std::string_view type,
                                         const std::string& association) {
        if (type == "60" && line.length() < population_field.end) {
            note(line, "short_line", line.at({0, population_field.end}),
                 fmt::format("the line ends after {} characters, before its population",
                             line.length()));
            return std::nullopt;
        }
        std::string text{line.at(key_span)};
        text += type == "50" ? association : "";
        const auto key = RegionKey::of(text);
        if (!key || key->level() != level_of(type) || (type == "60" && association.size() != 4)) {
            note(line, "bad_key", text + association,
                 key ? "the key does not fit its record type" : key.error().message);
            return std::nullopt;
        }
        if (!seen_.insert(text).second) {
            note(line, "duplicate_key", text, "the key stood in an earlier line");
            return std::nullopt;
        }
        return *key;
    }

    std::optional<std::int64_t> number(const Line& line, Span span, const std::string& column) {
        const auto text = line.at(span);
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0) {
            log_.add({line.number(), column}, text,
                     {Severity::error, "malformed_number", "not a whole number", "value left out"});
            return std::nullopt;
        }
        return value;
    }

    void note(const Line& line, const std::string& rule, std::string_view value,
              std::string meaning) {
        log_.add({line.number(), {}}, value,
                 {Severity::error, rule, std::move(meaning), "line ignored"});
    }

    std::string state_;
    FindingLog log_;
    std::int64_t known_lines_ = 0;
    std::set<std::string> seen_;
    Directory directory_;
};

} // namespace

Result<Directory> directory_of(std::string_view text, const std::string& name,
                               const std::string& state) {
    DirectoryReader reader{name, state};
    for (std::int64_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (!line.empty()) {
            reader.take(Line{line, number});
        }
    }
    return reader.finished();
}

Result<Directory> read_directory(const std::filesystem::path& file, const std::string& state) {
    const auto read = geo::text_file(file);
    if (!read) {
        return fail(read.error());
    }
    return directory_of(read->text, read->name, state);
}

} // namespace netzatlas::ingest
