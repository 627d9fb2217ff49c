#include "store/database.hpp"

#include "store/sql_texts.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

// spatialite.h speaks of sqlite3 without including it.
#include <spatialite.h>

namespace netzatlas::store {

namespace {

sqlite3_stmt* handle_of(void* statement) {
    return static_cast<sqlite3_stmt*>(statement);
}

template <class Value>
Value parsed_or(const Result<Value>& parsed, const char* stand_in, Row& row) {
    return parsed ? *parsed : row.refused(*Value::of(stand_in), parsed.error());
}

} // namespace

Statement::Statement(void* statement, std::string place)
    : statement_{statement, [](void* owned) { sqlite3_finalize(handle_of(owned)); }},
      place_{std::move(place)} {}

void Statement::bind(int index, std::string_view text) {
    bound_ &= sqlite3_bind_text(handle_of(statement_.get()), index,
                                text.data() == nullptr ? "" : text.data(),
                                static_cast<int>(text.size()), SQLITE_TRANSIENT) == SQLITE_OK;
}

void Statement::bind(int index, double number) {
    bound_ &= sqlite3_bind_double(handle_of(statement_.get()), index, number) == SQLITE_OK;
}

void Statement::bind(int index, std::int64_t number) {
    bound_ &= sqlite3_bind_int64(handle_of(statement_.get()), index, number) == SQLITE_OK;
}

void Statement::bind(int index, Blob blob) {
    bound_ &= sqlite3_bind_blob(handle_of(statement_.get()), index, blob.bytes.data(),
                                static_cast<int>(blob.bytes.size()), SQLITE_TRANSIENT) == SQLITE_OK;
}

void Statement::bind_null(int index) {
    bound_ &= sqlite3_bind_null(handle_of(statement_.get()), index) == SQLITE_OK;
}

Result<void> Statement::step_and_reset() {
    auto* statement = handle_of(statement_.get());
    const bool done = bound_ && sqlite3_step(statement) == SQLITE_DONE;
    const std::string why = sqlite3_errmsg(sqlite3_db_handle(statement));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    bound_ = true;
    if (!done) {
        return fail(ErrorCode::io, fmt::format("{}: {}", place_, why));
    }
    return {};
}

bool Row::next_is_null() {
    ++column_;
    return sqlite3_column_type(handle_of(statement_), column_) == SQLITE_NULL;
}

std::string Row::text() {
    return std::string{blob()};
}

std::string_view Row::blob() {
    if (next_is_null()) {
        return {};
    }
    const auto* bytes =
        static_cast<const char*>(sqlite3_column_blob(handle_of(statement_), column_));
    const auto size = sqlite3_column_bytes(handle_of(statement_), column_);
    return bytes == nullptr ? std::string_view{}
                            : std::string_view{bytes, static_cast<std::size_t>(size)};
}

std::int64_t Row::integer() {
    return optional_integer().value_or(0);
}

std::optional<double> Row::optional_real() {
    return next_is_null() ? std::nullopt
                          : std::optional{sqlite3_column_double(handle_of(statement_), column_)};
}

std::optional<std::int64_t> Row::optional_integer() {
    if (next_is_null()) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(sqlite3_column_int64(handle_of(statement_), column_));
}

Date Row::date() {
    return parsed_or(Date::of(text()), "1970-01-01", *this);
}

std::optional<Date> Row::optional_date() {
    const auto iso = text();
    return iso.empty() ? std::nullopt
                       : std::optional{parsed_or(Date::of(iso), "1970-01-01", *this)};
}

RegionKey Row::region() {
    return parsed_or(RegionKey::of(text()), "DE", *this);
}

std::optional<RegionKey> Row::optional_region() {
    const auto key = text();
    return key.empty() ? std::nullopt : std::optional{parsed_or(RegionKey::of(key), "DE", *this)};
}

void Row::refuse(const std::string& why) {
    if (!error_) {
        error_ = Error{ErrorCode::bad_source,
                       fmt::format("{}, column '{}': {}", place_,
                                   sqlite3_column_name(handle_of(statement_), column_), why)};
    }
}

Result<void> Row::outcome() const {
    if (error_) {
        return fail(*error_);
    }
    return {};
}

/// SpatiaLite keeps a cache per connection that has to go after it.
struct Database::Handle {
    explicit Handle(std::filesystem::path path)
        : file{std::move(path)}, cache{spatialite_alloc_connection()} {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        sqlite3_close_v2(connection);
        spatialite_cleanup_ex(cache);
    }
    tl::unexpected<Error> failed(ErrorCode code) const {
        return fail(code,
                    fmt::format("{}: {}", file.filename().string(), sqlite3_errmsg(connection)));
    }

    std::filesystem::path file;
    sqlite3* connection = nullptr;
    void* cache;
};

Result<Database> Database::connect(const std::filesystem::path& file, int flags) {
    auto handle = std::make_shared<Handle>(file);
    if (sqlite3_open_v2(file.c_str(), &handle->connection, flags | SQLITE_OPEN_FULLMUTEX,
                        nullptr) != SQLITE_OK) {
        return handle->failed(ErrorCode::io);
    }
    spatialite_init_ex(handle->connection, handle->cache, 0);
    return Database{std::move(handle)};
}

Result<Database> Database::create(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return connect(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

Result<Database> Database::open(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) {
        return fail(ErrorCode::not_found, fmt::format("{} does not exist", file.string()));
    }
    return connect(file, SQLITE_OPEN_READONLY);
}

Result<void> Database::execute(std::string_view script) {
    if (sqlite3_exec(handle_->connection, std::string{script}.c_str(), nullptr, nullptr, nullptr) !=
        SQLITE_OK) {
        return handle_->failed(ErrorCode::io);
    }
    return {};
}

Result<Statement> Database::prepare(std::string_view name) {
    const auto sql = statement(name);
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(handle_->connection, sql.data(), static_cast<int>(sql.size()), &prepared,
                           nullptr) != SQLITE_OK) {
        return handle_->failed(ErrorCode::bad_source);
    }
    return Statement{prepared, fmt::format("{}, {}", handle_->file.filename().string(), name)};
}

Result<void> Database::each(std::string_view name, const std::function<void(Row&)>& show) {
    const auto sql = statement(name);
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(handle_->connection, sql.data(), static_cast<int>(sql.size()), &prepared,
                           nullptr) != SQLITE_OK) {
        return handle_->failed(ErrorCode::bad_source);
    }
    const std::shared_ptr<sqlite3_stmt> owner{prepared, sqlite3_finalize};
    int status = sqlite3_step(prepared);
    for (int number = 1; status == SQLITE_ROW; ++number) {
        Row row{prepared,
                fmt::format("{}, {} row {}", handle_->file.filename().string(), name, number)};
        show(row);
        if (auto outcome = row.outcome(); !outcome) {
            return outcome;
        }
        status = sqlite3_step(prepared);
    }
    if (status != SQLITE_DONE) {
        return handle_->failed(ErrorCode::bad_source);
    }
    return {};
}

Result<void> Database::close() {
    if (sqlite3_close(handle_->connection) != SQLITE_OK) {
        return handle_->failed(ErrorCode::io);
    }
    handle_->connection = nullptr;
    return {};
}

} // namespace netzatlas::store
