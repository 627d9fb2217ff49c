#pragma once

#include "terms/date.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::edition {

/// A table of a TOML file, read member by member. What is of another kind than asked for becomes
/// the file's first error, with line; ask `outcome` at the end.
class TomlTable {
public:
    /// Errors: `io` when the file cannot be read, `bad_source` with line when it is no TOML.
    static Result<TomlTable> of_file(const std::filesystem::path& file);
    static Result<TomlTable> of_text(std::string_view text, const std::string& name);

    bool has(std::string_view key) const;
    std::string text(std::string_view key, const std::string& otherwise = "") const;
    /// Missing is an error, too.
    std::string need_text(std::string_view key) const;
    double real(std::string_view key, double otherwise) const;
    std::int64_t integer(std::string_view key, std::int64_t otherwise) const;
    bool flag(std::string_view key, bool otherwise) const;
    std::optional<Date> date(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const;
    std::vector<std::int64_t> integers(std::string_view key) const;
    /// `[key]`; empty table when absent.
    TomlTable table(std::string_view key) const;
    /// `[[key]]`
    std::vector<TomlTable> tables(std::string_view key) const;
    /// Keys in order of the alphabet.
    std::vector<std::string> keys() const;

    /// A key that is not among these is the file's error: a slip of the pen must not go unnoticed.
    void allow(std::initializer_list<std::string_view> keys) const;
    void refuse(std::string_view key, const std::string& why) const;
    /// The first thing that was wrong anywhere in the file.
    Result<void> outcome() const;

private:
    struct Document;
    TomlTable(std::shared_ptr<Document> document, const void* table)
        : document_{std::move(document)}, table_{table} {}
    std::shared_ptr<Document> document_;
    const void* table_;
};

} // namespace netzatlas::edition
