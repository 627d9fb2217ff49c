#include "demo/facts.hpp"

#include "demo/fact_table.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>

namespace netzatlas::demo {

namespace {

/// Takes one row apart and remembers the first thing that was wrong.
class RowReader {
public:
    RowReader(const FactTable& table, std::size_t row) : table_{table}, row_{row} {}
    std::string text(std::string_view column) { return kept(table_.text(row_, column), ""); }
    int whole(std::string_view column) { return kept(table_.whole(row_, column), 0); }
    int hundredths(std::string_view column) { return kept(table_.hundredths(row_, column), 0); }
    const std::optional<Error>& error() const { return error_; }

private:
    template <class T, class Fallback>
    T kept(Result<T> value, Fallback fallback) {
        if (value) {
            return *std::move(value);
        }
        error_ = error_ ? error_ : value.error();
        return T{fallback};
    }
    const FactTable& table_;
    std::size_t row_;
    std::optional<Error> error_;
};

template <class Take>
Result<void> each_row(const std::filesystem::path& file, Take take) {
    const auto table = FactTable::read(file);
    if (!table) {
        return fail(table.error());
    }
    for (std::size_t row = 0; row < table->size(); ++row) {
        RowReader reader{*table, row};
        take(reader);
        if (reader.error()) {
            return fail(*reader.error());
        }
    }
    return {};
}

Municipality municipality(RowReader& row) {
    Municipality place;
    place.ags = row.text("ags");
    place.ars = row.text("ars");
    place.name = row.text("name");
    place.long_name = row.text("long_name");
    place.kind = row.text("kind");
    place.kind_code = row.whole("kind_code");
    place.nuts = row.text("nuts");
    place.centre = {row.hundredths("centre_lon") / 100.0, row.hundredths("centre_lat") / 100.0};
    place.area_ha = row.whole("area_ha");
    place.population = row.whole("population");
    place.postcode = row.text("postcode");
    return place;
}

Unit unit(RowReader& row) {
    return {row.text("key"),        row.text("name"),     row.text("kind"),
            row.whole("kind_code"), row.text("seat_ars"), row.text("nuts")};
}

Quotas quotas(RowReader& row, std::string_view technology, int first, int last) {
    Quotas found{};
    for (std::size_t i = 0; i < rate_count; ++i) {
        const int rate = std::clamp(rates_mbps[i], first, 1000);
        found[i] = rate > last ? 0 : row.hundredths(fmt::format("{}_{}", technology, rate));
    }
    return found;
}

Result<void> read_quotas(const std::filesystem::path& file, std::vector<Municipality>& places) {
    return each_row(file, [&](RowReader& row) {
        const auto ags = row.text("ags");
        const auto at = std::lower_bound(
            places.begin(), places.end(), ags,
            [](const Municipality& place, const std::string& key) { return place.ags < key; });
        if (at != places.end() && at->ags == ags) {
            at->wired = quotas(row, "wired", 10, 1000);
            at->dsl = quotas(row, "dsl", 10, 200);
            at->catv = quotas(row, "catv", 10, 1000);
            at->ftthb = quotas(row, "ftthb", 100, 1000);
        }
    });
}

Result<void> read_units(const std::filesystem::path& folder, Facts& facts) {
    auto read = each_row(folder / "associations.csv",
                         [&](RowReader& row) { facts.associations.push_back(unit(row)); });
    if (read) {
        read = each_row(folder / "counties.csv",
                        [&](RowReader& row) { facts.counties.push_back(unit(row)); });
    }
    if (read) {
        read = each_row(folder / "state.csv", [&](RowReader& row) { facts.state = unit(row); });
    }
    return read;
}

/// Text goes on as printed; that it is a number is looked at here, with file, row and column.
Result<void> read_shares(const std::filesystem::path& file, PrintedShares& shares) {
    return each_row(file, [&](RowReader& row) {
        auto& of_place = shares[row.text("ags")];
        for (const auto& column : share_columns()) {
            row.hundredths(column.fact);
            of_place.push_back(row.text(column.fact));
        }
    });
}

Result<void> read_services(const std::filesystem::path& folder, Facts& facts) {
    auto read = read_quotas(folder / "fixed_mid_2021.csv", facts.municipalities);
    if (read) {
        read = read_shares(folder / "fixed_mid_2021.csv", facts.shares);
    }
    if (read) {
        read = read_shares(folder / "shares_2020.csv", facts.older_shares);
    }
    if (read) {
        read = each_row(folder / "mobile_mid_2021.csv", [&](RowReader& row) {
            facts.mobile[{row.text("county"), row.text("land")}] = {row.hundredths("lte"),
                                                                    row.hundredths("nr")};
        });
    }
    if (read) {
        read = each_row(folder / "schools.csv", [&](RowReader& row) {
            facts.schools.push_back({row.text("date"), row.whole("base"),
                                     row.whole("works_finished"), row.whole("online")});
        });
    }
    return read;
}

std::vector<ShareColumn> named_columns() {
    struct Technology {
        const char* fact;
        const char* printed;
        int lowest_mbps;
        int highest_mbps;
    };
    constexpr std::array<Technology, 4> technologies{
        {{"wired", "leitungsg. Technologien", 10, 1000},
         {"dsl", "DSL", 10, 200},
         {"catv", "CATV", 10, 1000},
         {"ftthb", "FTTH/B", 100, 1000}}};
    std::vector<ShareColumn> columns;
    for (const auto& technology : technologies) {
        for (const int rate : rates_mbps) {
            if (rate >= technology.lowest_mbps && rate <= technology.highest_mbps) {
                columns.push_back({fmt::format("{}_{}", technology.fact, rate),
                                   fmt::format("{} ≥ {} Mbit/s", technology.printed, rate)});
            }
        }
    }
    return columns;
}

} // namespace

const std::vector<ShareColumn>& share_columns() {
    static const auto columns = named_columns();
    return columns;
}

Result<Facts> read_facts(const std::filesystem::path& folder) {
    Facts facts;
    auto read = each_row(folder / "municipalities.csv", [&](RowReader& row) {
        facts.municipalities.push_back(municipality(row));
    });
    std::sort(facts.municipalities.begin(), facts.municipalities.end(),
              [](const Municipality& a, const Municipality& b) { return a.ags < b.ags; });
    if (read) {
        read = read_units(folder, facts);
    }
    if (read) {
        read = read_services(folder, facts);
    }
    if (!read) {
        return fail(read.error());
    }
    return facts;
}

} // namespace netzatlas::demo
