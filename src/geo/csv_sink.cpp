#include "geo/layer_sink.hpp"
#include "geo/text_values.hpp"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <utility>

namespace netzatlas::geo {

namespace {

constexpr std::size_t flush_bytes = std::size_t{1} << 20U;

Result<char> delimiter_named(const std::string& option) {
    constexpr std::array<std::pair<std::string_view, char>, 4> known{
        {{"COMMA", ','}, {"SEMICOLON", ';'}, {"TAB", '\t'}, {"PIPE", '|'}}};
    for (const auto& [name, delimiter] : known) {
        if (option == fmt::format("SEPARATOR={}", name)) {
            return delimiter;
        }
    }
    return fail(
        ErrorCode::bad_request,
        fmt::format("CSV has no option '{}': SEPARATOR=COMMA, SEMICOLON, TAB or PIPE", option));
}

/// UTF-8, LF, numbers as they are given; a text that reads like a number is quoted, so that
/// spreadsheets keep its leading zeros.
class CsvSink : public LayerSink {
public:
    CsvSink(std::filesystem::path file, char delimiter)
        : file_{std::move(file)}, delimiter_{delimiter}, out_{file_, std::ios::binary} {}

    Result<void> add_layer(const LayerShape& shape) override {
        if (!fields_.empty()) {
            return fail(ErrorCode::bad_request, "a CSV file has one layer only");
        }
        fields_ = shape.fields;
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            separate(i);
            append(fields_[i].name, false);
        }
        buffer_ += '\n';
        return out_ ? Result<void>{} : failed();
    }

    Result<void> add(const OutRecord& record) override {
        if (record.texts.size() != fields_.size()) {
            return fail(ErrorCode::internal,
                        fmt::format("{}: {} values for {} columns", file_.filename().string(),
                                    record.texts.size(), fields_.size()));
        }
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            separate(i);
            if (record.texts[i]) {
                append(*record.texts[i], fields_[i].type == FieldType::text);
            }
        }
        buffer_ += '\n';
        return buffer_.size() < flush_bytes ? Result<void>{} : flush();
    }

    Result<void> close() override {
        auto flushed = flush();
        out_.close();
        return flushed && out_ ? Result<void>{} : failed();
    }

private:
    void separate(std::size_t column) {
        if (column > 0) {
            buffer_ += delimiter_;
        }
    }

    void append(std::string_view text, bool is_text) {
        const std::array<char, 4> special{delimiter_, '"', '\n', '\r'};
        const bool quote = text.find_first_of(std::string_view{special.data(), special.size()}) !=
                               std::string_view::npos ||
                           (is_text && number_in<double>(text).has_value());
        if (!quote) {
            buffer_ += text;
            return;
        }
        buffer_ += '"';
        for (const char c : text) {
            buffer_.append(c == '"' ? 2 : 1, c);
        }
        buffer_ += '"';
    }

    Result<void> flush() {
        out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        buffer_.clear();
        return out_ ? Result<void>{} : failed();
    }

    tl::unexpected<Error> failed() const {
        return fail(ErrorCode::io, fmt::format("{}: cannot be written: check permissions and disk",
                                               file_.string()));
    }

    std::filesystem::path file_;
    char delimiter_;
    std::ofstream out_;
    std::vector<Field> fields_;
    std::string buffer_;
};

} // namespace

Result<std::unique_ptr<LayerSink>> csv_sink(const SinkOptions& how) {
    char delimiter = ',';
    for (const auto& option : how.options) {
        const auto named = delimiter_named(option);
        if (!named) {
            return fail(named.error());
        }
        delimiter = *named;
    }
    return std::make_unique<CsvSink>(how.file, delimiter);
}

} // namespace netzatlas::geo
