#define TOML_EXCEPTIONS 0
#include "edition/toml_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <toml++/toml.h>

namespace netzatlas::edition {

struct TomlTable::Document {
    std::string name;
    toml::table root;
    std::optional<Error> error;
};

namespace {

const toml::table& table_of(const void* table) {
    return *static_cast<const toml::table*>(table);
}

const toml::table empty_table;

} // namespace

Result<TomlTable> TomlTable::of_file(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
        return fail(ErrorCode::io, fmt::format("cannot read {}", file.string()));
    }
    return of_text(text.str(), file.filename().string());
}

Result<TomlTable> TomlTable::of_text(std::string_view text, const std::string& name) {
    auto parsed = toml::parse(text, name);
    if (!parsed) {
        const auto& error = parsed.error();
        return fail(ErrorCode::bad_source,
                    fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
    }
    auto document =
        std::make_shared<Document>(Document{name, std::move(parsed).table(), std::nullopt});
    const void* root = &document->root;
    return TomlTable{std::move(document), root};
}

bool TomlTable::has(std::string_view key) const {
    return table_of(table_).contains(key);
}

std::string TomlTable::text(std::string_view key, const std::string& otherwise) const {
    const auto* node = table_of(table_).get(key);
    if (node != nullptr && !node->is_string()) {
        refuse(key, "is no text");
    }
    return node != nullptr && node->is_string() ? node->as_string()->get() : otherwise;
}

std::string TomlTable::need_text(std::string_view key) const {
    if (!has(key)) {
        refuse(key, "is missing");
    }
    return text(key);
}

double TomlTable::real(std::string_view key, double otherwise) const {
    const auto* node = table_of(table_).get(key);
    if (node != nullptr && !node->is_number()) {
        refuse(key, "is no number");
    }
    return node != nullptr ? node->value<double>().value_or(otherwise) : otherwise;
}

std::int64_t TomlTable::integer(std::string_view key, std::int64_t otherwise) const {
    const auto* node = table_of(table_).get(key);
    if (node != nullptr && !node->is_integer()) {
        refuse(key, "is no whole number");
    }
    return node != nullptr && node->is_integer() ? node->as_integer()->get() : otherwise;
}

bool TomlTable::flag(std::string_view key, bool otherwise) const {
    const auto* node = table_of(table_).get(key);
    if (node != nullptr && !node->is_boolean()) {
        refuse(key, "is neither true nor false");
    }
    return node != nullptr && node->is_boolean() ? node->as_boolean()->get() : otherwise;
}

std::optional<Date> TomlTable::date(std::string_view key) const {
    const auto* node = table_of(table_).get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto* day = node->as_date();
    const auto parsed = day == nullptr
                            ? Result<Date>{fail(ErrorCode::bad_value, "is no date like 2021-06-30")}
                            : Date::of(fmt::format("{:04}-{:02}-{:02}", day->get().year,
                                                   day->get().month, day->get().day));
    if (!parsed) {
        refuse(key, parsed.error().message);
        return std::nullopt;
    }
    return *parsed;
}

std::vector<std::string> TomlTable::texts(std::string_view key) const {
    std::vector<std::string> texts;
    const auto* node = table_of(table_).get(key);
    if (node == nullptr) {
        return texts;
    }
    const auto* array = node->as_array();
    if (array == nullptr || (!array->empty() && !array->is_homogeneous<std::string>())) {
        refuse(key, "is no list of texts");
        return texts;
    }
    for (const auto& element : *array) {
        texts.push_back(element.as_string()->get());
    }
    return texts;
}

std::vector<std::int64_t> TomlTable::integers(std::string_view key) const {
    std::vector<std::int64_t> numbers;
    const auto* node = table_of(table_).get(key);
    if (node == nullptr) {
        return numbers;
    }
    const auto* array = node->as_array();
    if (array == nullptr || (!array->empty() && !array->is_homogeneous<std::int64_t>())) {
        refuse(key, "is no list of whole numbers");
        return numbers;
    }
    for (const auto& element : *array) {
        numbers.push_back(element.as_integer()->get());
    }
    return numbers;
}

TomlTable TomlTable::table(std::string_view key) const {
    const auto* node = table_of(table_).get(key);
    if (node != nullptr && !node->is_table()) {
        refuse(key, "is no table");
    }
    return TomlTable{document_,
                     node != nullptr && node->is_table() ? node->as_table() : &empty_table};
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) const {
    std::vector<TomlTable> tables;
    const auto* node = table_of(table_).get(key);
    if (node == nullptr) {
        return tables;
    }
    const auto* array = node->as_array();
    if (array == nullptr || (!array->empty() && !array->is_homogeneous<toml::table>())) {
        refuse(key, "is no list of tables");
        return tables;
    }
    for (const auto& element : *array) {
        tables.push_back(TomlTable{document_, element.as_table()});
    }
    return tables;
}

std::vector<std::string> TomlTable::keys() const {
    std::vector<std::string> names;
    for (const auto& [key, node] : table_of(table_)) {
        names.emplace_back(key.str());
    }
    return names;
}

void TomlTable::allow(std::initializer_list<std::string_view> allowed) const {
    for (const auto& [key, node] : table_of(table_)) {
        if (std::find(allowed.begin(), allowed.end(), key.str()) == allowed.end()) {
            refuse(key.str(),
                   fmt::format("is not known here; known: {}", fmt::join(allowed, ", ")));
        }
    }
}

void TomlTable::refuse(std::string_view key, const std::string& why) const {
    if (document_->error) {
        return;
    }
    const auto* node = table_of(table_).get(key);
    const auto line =
        node != nullptr ? node->source().begin.line : table_of(table_).source().begin.line;
    document_->error = Error{ErrorCode::bad_source,
                             fmt::format("{}:{}: '{}' {}", document_->name, line, key, why)};
}

Result<void> TomlTable::outcome() const {
    if (document_->error) {
        return fail(*document_->error);
    }
    return {};
}

} // namespace netzatlas::edition
