#include "edition/best_line.hpp"

#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

constexpr auto unknown = ingest::cell_not_delivered;
using Cells = std::vector<std::uint16_t>;

ingest::CellTable table_of(std::vector<std::pair<const char*, Cells>> columns) {
    ingest::CellTable table;
    for (auto& [name, cells] : columns) {
        table.columns.push_back({name, ingest::CellScale::share, std::move(cells)});
    }
    add_best_line(table);
    return table;
}

const Cells& cells_of(const ingest::CellTable& table, std::string_view name) {
    return std::find_if(table.columns.begin(), table.columns.end(),
                        [name](const auto& column) { return column.name == name; })
        ->values;
}

TEST(BestLine, IsTheHighestRateThatHalfOfTheHouseholdsCanBook) { // D4: equality belongs to it
    const auto table = table_of({{"down_fn_hh_alle_50", {10000, 10000, 4999, unknown, unknown}},
                                 {"down_fn_hh_alle_1000", {5000, 4999, 0, 7000, unknown}}});

    EXPECT_EQ(cells_of(table, "best_rate"), (Cells{1000, 50, 0, 1000, unknown}));
}

TEST(BestLine, IsOverTheTechnologyWithTheLargestShareAtThatRate) {
    const auto table = table_of({{"down_fn_hh_alle_1000", {9000, 9000, 9000, 100, unknown}},
                                 {"down_fn_hh_ftthb_1000", {2000, 9000, unknown, 100, unknown}},
                                 {"down_fn_hh_hfc_1000", {8000, 9000, unknown, 0, unknown}},
                                 {"down_fn_hh_hfc_50", {10000, 0, 0, 0, 0}}}); // another rate

    EXPECT_EQ(cells_of(table, "best_technology"), (Cells{2, 1, 0, 0, unknown}));
}

TEST(BestLine, NeedsARateOfAllTechnologies) {
    EXPECT_EQ(table_of({{"down_fn_hh_ftthb_1000", {10000}}}).columns.size(), 1U);
}

} // namespace
} // namespace netzatlas::edition
