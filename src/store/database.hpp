#pragma once

#include "terms/date.hpp"
#include "terms/region.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace netzatlas::store {

/// Bytes that go into a BLOB column.
struct Blob {
    std::string_view bytes;
};

/// A prepared statement that writes one row after the other.
class Statement {
public:
    Statement(void* statement, std::string place);

    /// Binds the values in order, runs the statement and makes it ready for the next row.
    template <class... Values>
    Result<void> run(const Values&... values) {
        int index = 0;
        (bind(++index, values), ...);
        return step_and_reset();
    }

private:
    void bind(int index, std::string_view text);
    void bind(int index, const char* text) { bind(index, std::string_view{text}); }
    void bind(int index, const std::string& text) { bind(index, std::string_view{text}); }
    void bind(int index, double number);
    void bind(int index, std::int64_t number);
    void bind(int index, int number) { bind(index, static_cast<std::int64_t>(number)); }
    void bind(int index, bool flag) { bind(index, static_cast<std::int64_t>(flag)); }
    void bind(int index, Blob blob);
    void bind(int index, const Date& date) { bind(index, date.iso()); }
    void bind(int index, const RegionKey& key) { bind(index, key.text()); }
    void bind_null(int index);
    template <class Value>
    void bind(int index, const std::optional<Value>& value) {
        value ? bind(index, *value) : bind_null(index);
    }
    Result<void> step_and_reset();

    std::shared_ptr<void> statement_;
    std::string place_;
    bool bound_ = true;
};

/// The columns of one row, read from left to right. What does not fit its type becomes the row's
/// error, and a harmless stand-in is returned.
class Row {
public:
    Row(void* statement, std::string place) : statement_{statement}, place_{std::move(place)} {}

    std::string text();
    std::string_view blob(); ///< valid until the next row
    double real() { return optional_real().value_or(0); }
    bool flag() { return integer() != 0; }
    std::int64_t integer();
    std::optional<double> optional_real();
    std::optional<std::int64_t> optional_integer();
    Date date();
    std::optional<Date> optional_date();
    RegionKey region();
    std::optional<RegionKey> optional_region();

    /// A text that a function of `terms` turns into a value: `row.named(value_state)`.
    template <class Value>
    Value named(Result<Value> (*read)(std::string_view)) {
        const auto parsed = read(text());
        return parsed ? *parsed : refused(Value{}, parsed.error());
    }
    template <class Value>
    Value refused(Value stand_in, const Error& error) {
        refuse(error.message);
        return stand_in;
    }
    void refuse(const std::string& why);
    Result<void> outcome() const;

private:
    bool next_is_null();

    void* statement_;
    std::string place_;
    int column_ = -1;
    std::optional<Error> error_;
};

/// One SpatiaLite file. Every SQLite status becomes an Error naming the file.
class Database {
public:
    /// A new file; one of that name is replaced.
    static Result<Database> create(const std::filesystem::path& file);
    /// Errors: `not_found` when there is none, `bad_source` when it is no database of ours.
    static Result<Database> open(const std::filesystem::path& file);

    /// Runs a script of several statements.
    Result<void> execute(std::string_view script);
    /// By name, of statements.sql.
    Result<Statement> prepare(std::string_view name);
    /// Runs the named query and shows every row; stops at the first row that is refused.
    Result<void> each(std::string_view name, const std::function<void(Row&)>& show);
    /// Errors of writing surface here at the latest.
    Result<void> close();

private:
    struct Handle;
    explicit Database(std::shared_ptr<Handle> handle) : handle_{std::move(handle)} {}
    static Result<Database> connect(const std::filesystem::path& file, int flags);

    std::shared_ptr<Handle> handle_;
};

} // namespace netzatlas::store
