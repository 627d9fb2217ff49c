#include "edition/expected_records.hpp"

#include <algorithm>
#include <array>

namespace netzatlas::edition {

namespace {

extracts::Table region_records(const extracts::Cut& cut) {
    return extracts::regions_table(cut, false);
}

/// Key, indicator, day, origin, source.
constexpr std::array value_names{"key", "indicator", "reference_date", "origin", "source"};

} // namespace

ExtractTable values_in_extract() {
    return {extracts::values_table, true};
}

std::vector<ExtractTable> tables_in_geopackage(const store::EditionContent& content) {
    std::vector<ExtractTable> tables{
        {region_records, true}, values_in_extract(), {extracts::schools_table, false}};
    if (!content.sites.empty()) {
        tables.push_back({extracts::sites_table, false});
    }
    if (!content.areas.empty()) {
        tables.push_back({extracts::areas_table, false});
    }
    tables.push_back({extracts::sources_table, false});
    tables.push_back({extracts::about_table, false});
    return tables;
}

ExpectedRecords::ExpectedRecords(const extracts::Cut& cut, const ExtractTable& table)
    : cut_{cut}, table_{table}, shape_{table.of({cut.edition, {}}).shape} {
    for (std::size_t i = 0; i < shape_.fields.size(); ++i) {
        const auto& name = shape_.fields[i].name;
        const bool of_value =
            std::find(value_names.begin(), value_names.end(), name) != value_names.end();
        if (shape_.name == "values" ? of_value : i == 0) {
            names_.push_back(i);
        }
    }
}

const geo::OutRecord* ExpectedRecords::next() {
    while (at_ == records_.size()) {
        if (table_.by_region ? region_ == cut_.regions.size() : region_ > 0) {
            return nullptr;
        }
        refill();
    }
    return &records_[at_++];
}

void ExpectedRecords::refill() {
    records_.clear();
    at_ = 0;
    const extracts::Cut part{cut_.edition,
                             table_.by_region ? std::vector{cut_.regions[region_]} : cut_.regions};
    ++region_;
    // The sink never refuses, so nothing can go wrong.
    (void)table_.of(part).each([&](const geo::OutRecord& record) -> Result<void> {
        records_.push_back({record.texts, {}});
        return {};
    });
}

std::string ExpectedRecords::place_of(const geo::OutRecord& record) const {
    std::string place;
    for (const auto column : names_) {
        place += (place.empty() ? "" : ", ") + record.texts[column].value_or("");
    }
    return place;
}

bool ExpectedRecords::is_name(std::size_t column) const {
    return std::find(names_.begin(), names_.end(), column) != names_.end();
}

} // namespace netzatlas::edition
