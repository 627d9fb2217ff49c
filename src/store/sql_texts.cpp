#include "store/sql_texts.hpp"

#include <cassert>
#include <map>
#include <string>

namespace netzatlas::store {

namespace {

constexpr std::string_view mark = "-- :";

std::map<std::string_view, std::string_view> named_statements(std::string_view text) {
    std::map<std::string_view, std::string_view> statements;
    for (auto at = text.find(mark); at != std::string_view::npos;) {
        const auto line_end = text.find('\n', at);
        const auto name = text.substr(at + mark.size(), line_end - at - mark.size());
        const auto next = text.find(mark, line_end);
        statements.emplace(name, text.substr(line_end + 1, next - line_end - 1));
        at = next;
    }
    return statements;
}

} // namespace

std::string_view statement(std::string_view name) {
    static const auto statements = named_statements(statements_sql());
    const auto found = statements.find(name);
    assert(found != statements.end());
    return found->second;
}

} // namespace netzatlas::store
