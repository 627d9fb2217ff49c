#pragma once

#include "geo/vector_file.hpp"
#include "ingest/cell_table_builder.hpp"
#include "ingest/mobile_columns.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// What the columns of one row of mobile cells say of each other (D8, D9). Nothing is changed.
class MobileChecks {
public:
    /// `columns` in the order in which the table holds them.
    MobileChecks(const geo::VectorLayer& layer, std::vector<MobileColumn> columns);

    /// Holds the row that was added last against itself.
    void check(const geo::Record& record, CellTableBuilder& table) const;

private:
    /// A number of networks and the columns of the networks themselves.
    struct Counted {
        std::size_t count = 0;
        std::vector<std::size_t> flags;
    };
    /// `verf_4g` of the live service: all bits of `verf_4g_dt` … at once.
    struct Union {
        int field = 0;
        std::vector<std::size_t> parts;
    };
    const std::string& title(int field) const {
        return layer_.fields()[static_cast<std::size_t>(field)].name;
    }
    std::optional<std::size_t> column(std::string_view name) const;
    std::vector<std::size_t> networks_with(std::string_view technology) const;
    void check_stand_alone(std::int64_t row, CellTableBuilder& table) const;
    void check_count(std::int64_t row, const Counted& counted, CellTableBuilder& table) const;
    void check_union(const geo::Record& record, const Union& all, CellTableBuilder& table) const;

    const geo::VectorLayer& layer_;
    std::vector<MobileColumn> columns_;
    std::vector<Counted> counted_;
    std::vector<Union> unions_;
    std::optional<std::size_t> every_5g_;
    std::optional<std::size_t> stand_alone_;
};

} // namespace netzatlas::ingest
