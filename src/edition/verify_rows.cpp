#include "edition/verify_rows.hpp"

#include "ingest/cell_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace netzatlas::edition {

namespace {

using Row = store::StoredValue;

std::string place_of(const Row& row) {
    return fmt::format("{} of {} at {} ({})", row.indicator, row.region, row.reference_date.iso(),
                       row.source);
}

class RowInspection {
public:
    explicit RowInspection(const store::EditionContent& content) : content_{content} {
        for (const auto& stored : content.regions) {
            regions_.insert(stored.region.key.text());
        }
        for (const auto& indicator : content.indicators) {
            indicators_.insert(indicator.id);
        }
        for (const auto& source : content.sources) {
            sources_.emplace(source.id, &source);
        }
    }

    std::vector<std::string> run() {
        for (const auto& row : content_.values) {
            look_at_names(row);
            look_at_day(row);
        }
        look_for_twins();
        look_at_printed();
        return std::move(differences_);
    }

private:
    void differs(const Row& row, std::string_view what) {
        differences_.push_back(fmt::format("{}: {}", place_of(row), what));
    }

    void look_at_names(const Row& row) {
        if (!regions_.contains(row.region)) {
            differs(row, "the edition has no such region");
        }
        if (!indicators_.contains(row.indicator)) {
            differs(row, "the edition has no such indicator");
        }
    }

    void look_at_day(const Row& row) {
        const auto source = sources_.find(row.source);
        if (source == sources_.end()) {
            differs(row, "the edition has no such source");
            return;
        }
        const auto& day = source->second->reference_date;
        if (day != row.reference_date) {
            differs(row, fmt::format("the source speaks of {}", day ? day->iso() : "no day"));
        }
    }

    void look_for_twins();
    void look_at_printed();
    void look_at_printed(const std::vector<const Row*>& rows);

    const store::EditionContent& content_;
    std::unordered_set<std::string_view> regions_;
    std::unordered_set<std::string_view> indicators_;
    std::unordered_map<std::string_view, const Source*> sources_;
    std::vector<std::string> differences_;
};

void RowInspection::look_for_twins() {
    const auto key = [](const Row* row) {
        return std::tie(row->indicator, row->reference_date, row->region, row->origin, row->source);
    };
    std::vector<const Row*> rows;
    rows.reserve(content_.values.size());
    for (const auto& row : content_.values) {
        rows.push_back(&row);
    }
    std::sort(rows.begin(), rows.end(),
              [&](const auto* a, const auto* b) { return key(a) < key(b); });
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (key(rows[i - 1]) == key(rows[i])) {
            differs(*rows[i], "stands there twice");
        }
    }
}

/// Merged shares are ours and printed nowhere; they follow from their own counts.
bool is_printed(const Row& row) {
    return row.origin == Origin::published && !row.estimated;
}

void RowInspection::look_at_printed() {
    std::map<std::pair<std::string_view, std::string_view>, std::vector<const Row*>> columns;
    for (const auto& row : content_.values) {
        if (!is_printed(row) && !row.value.printed.empty()) {
            differs(row, "is no publisher's, yet printed");
        } else if (is_printed(row) && row.value.value.has_value() == row.value.printed.empty()) {
            differs(row, "has a value or printed characters, not both");
        } else if (is_printed(row) && row.value.value) {
            columns[{row.source, row.indicator}].push_back(&row);
        }
    }
    for (const auto& [column, rows] : columns) {
        look_at_printed(rows);
    }
}

bool says(const Row& row, double factor) {
    const auto number = ingest::decimal_number(row.value.printed);
    return number && std::abs(*number * factor - *row.value.value) <= 1e-9;
}

void RowInspection::look_at_printed(const std::vector<const Row*>& rows) {
    const auto fit = [&](double factor) {
        return std::count_if(rows.begin(), rows.end(),
                             [&](const auto* row) { return says(*row, factor); });
    };
    const double factor = fit(100) > fit(1) ? 100 : 1;
    for (const auto* row : rows) {
        if (!says(*row, factor)) {
            differs(*row,
                    fmt::format("is {}, printed is '{}'", *row->value.value, row->value.printed));
        }
    }
}

} // namespace

std::vector<std::string> row_differences(const store::EditionContent& content) {
    return RowInspection{content}.run();
}

} // namespace netzatlas::edition
