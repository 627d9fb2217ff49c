#pragma once

#include "pages/context.hpp"

#include <array>
#include <optional>

namespace netzatlas::pages {

/// One region of the table with what is known of it; none: not delivered.
struct TableRow {
    const store::StoredRegion* region = nullptr;
    const store::StoredValue* value = nullptr;
    std::optional<double> points{}; ///< of a change (`?seit=`), where there are any
};

/// What the table of a request shows, filtered and in its order; page and CSV both begin here.
struct TableRows {
    std::vector<TableRow> rows;
    std::size_t total = 0;  ///< regions of the level before the filter
    bool filtered = false;  ///< some filter is set
    std::string not_a_rate; ///< what was typed as "at least" and is no number
};

/// All regions of the level asked for. A county keeps its municipalities and associations, a text
/// the names it stands in (capitals and umlauts alike), a kind of value those rows (`?werte=`:
/// "zahl", "ohne", or one of `kind_words`). "At least" keeps what certainly reaches the number: a
/// value, or an interval by its lower end; "no number" never does. Rows without a number stand last
/// in either order. Of a change the points count, with their sign.
TableRows table_rows(const Context& context);

/// The address of this table with another order; filters are kept. `file`: "/tabelle.csv".
std::string table_address(const Context& context, std::string_view order,
                          std::string_view file = "/tabelle");

/// "name", "auf" or "ab".
std::string table_order(const Context& context);

/// The word of the address for a kind of "no number" and the state it means (D16).
struct KindWord {
    std::string_view word;
    ValueState state;
};
extern const std::array<KindWord, 4> kind_words;

/// The rows as CSV, in the dialect of the downloads: UTF-8 without byte order mark, comma, decimal
/// point, values unrounded (D18); a text that a spreadsheet would run as a formula gets an
/// apostrophe before it. Columns: data/api/openapi.json.
std::string table_csv(const Context& context);

} // namespace netzatlas::pages
