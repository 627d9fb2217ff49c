#include "edition/verify_extracts.hpp"

#include "edition/both_cores.hpp"
#include "edition/expected_records.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <set>
#include <utility>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

std::string dashed(std::string date) {
    std::replace(date.begin(), date.end(), '/', '-'); // GDAL writes days with strokes
    return date;
}

/// One table of one extract while it is read, and the records the database has for it.
class ExtractReader {
public:
    ExtractReader(std::string name, ExpectedRecords expected, VerifiedExtracts& verified)
        : name_{std::move(name)}, expected_{std::move(expected)}, verified_{verified} {}

    Result<void> read(const geo::VectorLayer& layer) {
        for (const auto& field : expected_.fields()) {
            const auto column = layer.need_field(field.name);
            if (!column) {
                return fail(column.error());
            }
            columns_.push_back(*column);
        }
        auto done = layer.each([&](const geo::Record& record) {
            verified_.rows += expected_.name() == "values" ? 1 : 0;
            if (!lost_) {
                compare(record, expected_.next());
            }
            return Result<void>{};
        });
        if (const auto* left = done && !lost_ ? expected_.next() : nullptr) {
            differs("the table ends before " + expected_.place_of(*left));
        }
        tell_more();
        return done;
    }

private:
    std::string told(const geo::Record& record, std::size_t i) const {
        auto text = record.text(columns_[i]).value_or("");
        return expected_.fields()[i].type == geo::FieldType::date ? dashed(std::move(text)) : text;
    }

    /// After a row that speaks of something else nothing below can be held against its own.
    void lose(const geo::Record& record, const geo::OutRecord* expected) {
        geo::OutRecord row;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            row.texts.emplace_back(told(record, i));
        }
        differs(record, fmt::format("the row of {} stands where the database has {}",
                                    expected_.place_of(row),
                                    expected ? expected_.place_of(*expected) : "no more"));
        lost_ = true;
    }

    void compare(const geo::Record& record, const geo::OutRecord* expected) {
        if (expected == nullptr) {
            lose(record, expected);
            return;
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto cell = told(record, i);
            const auto stored = expected->texts[i].value_or("");
            if (cell != stored && expected_.is_name(i)) {
                lose(record, expected);
                return;
            }
            if (cell != stored) {
                differs(record, fmt::format("{} is '{}', the database says '{}'",
                                            expected_.fields()[i].name, cell, stored));
            }
        }
    }

    void differs(const geo::Record& record, const std::string& what) {
        differs(fmt::format("row {}: {}", record.number(), what));
    }
    void differs(const std::string& what) {
        constexpr std::size_t most_told = 3;
        if (++differences_ <= most_told) {
            verified_.differences.push_back(
                fmt::format("{}: {}: {}", name_, expected_.name(), what));
        } else {
            ++untold_;
        }
    }
    void tell_more() {
        if (untold_ > 0) {
            verified_.differences.push_back(
                fmt::format("{}: {}: {} more cells differ", name_, expected_.name(), untold_));
        }
    }

    std::string name_;
    ExpectedRecords expected_;
    VerifiedExtracts& verified_;
    std::vector<int> columns_;
    std::size_t differences_ = 0;
    std::size_t untold_ = 0;
    bool lost_ = false;
};

void read_table(const fs::path& file, const extracts::Cut& cut, const ExtractTable& table,
                VerifiedExtracts& verified) {
    ExpectedRecords expected{cut, table};
    const bool many = file.extension() == ".gpkg";
    const auto layer =
        geo::VectorLayer::open(file, {.layer = many ? expected.name() : std::string{}});
    ExtractReader reader{"extracts/" + file.filename().string(), std::move(expected), verified};
    const auto read = layer ? reader.read(*layer) : fail(layer.error());
    if (!read) {
        verified.differences.push_back(read.error().message);
    }
}

void read_geopackage(const fs::path& file, const extracts::Cut& cut, VerifiedExtracts& verified) {
    std::set<std::string> expected;
    for (const auto& table : tables_in_geopackage(cut.edition.content())) {
        expected.insert(ExpectedRecords{cut, table}.name());
        read_table(file, cut, table, verified);
    }
    const auto names = geo::VectorLayer::layer_names(file);
    for (const auto& name : names.value_or(std::vector<std::string>{})) {
        if (!expected.contains(name)) {
            verified.differences.push_back(fmt::format(
                "extracts/{}: {}: no build writes such a table", file.filename().string(), name));
        }
    }
}

void read_extract(const store::Edition& edition, const std::string& name,
                  VerifiedExtracts& verified) {
    const auto file = edition.folder() / "extracts" / name;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        verified.differences.push_back(fmt::format("extracts/{}: is missing", name));
        return;
    }
    const auto cut = extracts::cut_of(edition, file.stem().string());
    if (!cut) {
        verified.differences.push_back(cut.error().message);
    } else if (file.extension() == ".csv") {
        read_table(file, *cut, values_in_extract(), verified);
    } else {
        read_geopackage(file, *cut, verified);
    }
}

/// Those of state, counties and associations.
std::set<std::string> expected_names(const store::EditionContent& content) {
    std::set<std::string> names;
    for (const auto& stored : content.regions) {
        if (stored.region.key.level() != RegionLevel::municipality) {
            names.insert(stored.region.key.text() + ".csv");
            names.insert(stored.region.key.text() + ".gpkg");
        }
    }
    return names;
}

} // namespace

VerifiedExtracts verify_extracts(const store::Edition& edition) {
    const auto expected = expected_names(edition.content());
    const std::vector<std::string> names{expected.begin(), expected.end()};
    std::vector<VerifiedExtracts> parts(names.size());
    on_both_cores(names.size(), [&](std::size_t i) { read_extract(edition, names[i], parts[i]); });
    VerifiedExtracts verified;
    for (auto& part : parts) {
        verified.rows += part.rows;
        std::move(part.differences.begin(), part.differences.end(),
                  std::back_inserter(verified.differences));
    }
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{edition.folder() / "extracts", ignored}) {
        if (const auto name = entry.path().filename().string(); !expected.contains(name)) {
            verified.differences.push_back(fmt::format("extracts/{}: is of no region", name));
        }
    }
    return verified;
}

} // namespace netzatlas::edition
