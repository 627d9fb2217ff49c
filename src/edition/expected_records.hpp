#pragma once

#include "extracts/tables.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// One table that every extract of an edition has.
struct ExtractTable {
    extracts::Table (*of)(const extracts::Cut&);
    bool by_region = false; ///< its records are those of each region, one after the other
};

/// The table `values`, the only one of a CSV.
ExtractTable values_in_extract();
/// All tables of a GeoPackage.
std::vector<ExtractTable> tables_in_geopackage(const store::EditionContent& content);

/// The records of a table, asked for one by one; those of one region are held at a time.
class ExpectedRecords {
public:
    /// `cut` must outlive this.
    ExpectedRecords(const extracts::Cut& cut, const ExtractTable& table);

    const std::string& name() const { return shape_.name; }
    const std::vector<geo::Field>& fields() const { return shape_.fields; }
    /// Null after the last one; valid until the next call.
    const geo::OutRecord* next();
    /// What a record speaks of: "15, gigabit_quota, 2021-06-30, computed, zellen".
    std::string place_of(const geo::OutRecord& record) const;
    bool is_name(std::size_t column) const;

private:
    void refill();

    const extracts::Cut& cut_;
    ExtractTable table_;
    geo::LayerShape shape_;
    std::vector<std::size_t> names_; ///< columns that say what a record speaks of
    std::vector<geo::OutRecord> records_;
    std::size_t at_ = 0;
    std::size_t region_ = 0; ///< the next to be asked
};

} // namespace netzatlas::edition
