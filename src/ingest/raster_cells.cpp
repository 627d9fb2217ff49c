#include "ingest/raster_cells.hpp"

#include "ingest/finding_log.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace netzatlas::ingest {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr int rows_at_once = 128;
/// Shares are kept in 1/100 %.
constexpr double per_percent = 100;
/// Far more than any cell holds; beyond it Float32 loses whole households.
constexpr double most_households = 1 << 23;

struct Range {
    double most = 0;
    bool whole = false; ///< only whole numbers mean something
    const char* words = "";
};

Range range_of(RasterMeaning meaning) {
    switch (meaning) {
    case RasterMeaning::flag:
        return {3, true, "a flag is 0 or 1 (2 and 3 with national roaming)"};
    case RasterMeaning::count:
        return {4, true, "there are 0 to 4 networks"};
    case RasterMeaning::households:
        return {most_households, false, "households are 0 or more"};
    case RasterMeaning::share:
        break;
    }
    return {100 * per_percent, false, "a share lies between 0 and 100 %, after 'scale'"};
}

CellScale scale_of(RasterMeaning meaning) {
    return meaning == RasterMeaning::flag    ? CellScale::flags
           : meaning == RasterMeaning::count ? CellScale::count
                                             : CellScale::share;
}

bool allowed(double number, const Range& range) {
    return number >= 0 && number <= range.most && !(range.whole && number != std::floor(number));
}

/// What stored rounding leaves: 33.33 as Float32 is 3333.0002 hundredths.
bool held_in_hundredths(double hundredths) {
    return std::abs(hundredths - std::round(hundredths)) <= 1e-3;
}

} // namespace

Result<RasterCells> RasterCells::open(const std::filesystem::path& file,
                                      const RasterOptions& options) {
    auto raster = geo::RasterFile::open(file);
    if (!raster) {
        return fail(raster.error());
    }
    RasterCells cells{std::move(*raster), options};
    const auto name = file.filename().string();
    if (auto sized = cells.check_size(name); !sized) {
        return fail(sized.error());
    }
    if (auto chosen = cells.choose_bands(name); !chosen) {
        return fail(chosen.error());
    }
    if (auto checked = cells.check(name); !checked) {
        return fail(checked.error());
    }
    return cells;
}

Result<void> RasterCells::check_size(const std::string& file) const {
    if (grid().size() <= most_cells) {
        return {};
    }
    return fail(ErrorCode::bad_source,
                fmt::format("{}: {} x {} cells are more than the {} million a build takes: cut it "
                            "to the regions (gdalwarp -te …) or take larger cells (-tr …)",
                            file, grid().columns, grid().rows, most_cells / 1'000'000));
}

Result<void> RasterCells::choose_bands(const std::string& file) {
    const auto& names = raster_->band_names();
    const auto count = static_cast<int>(names.size());
    if (options_.band && (*options_.band < 1 || *options_.band > count)) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: has {} bands, no band {}", file, count, *options_.band));
    }
    const bool one = options_.band.has_value() || count == 1;
    if (!one && !options_.layer.empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: has {} bands, they cannot all be '{}'; say which with 'band', "
                                "or leave out 'layer' to take their own names",
                                file, count, options_.layer));
    }
    for (int band = 0; band < count; ++band) {
        if (options_.band && band != *options_.band - 1) {
            continue;
        }
        const auto& own = names[static_cast<std::size_t>(band)];
        const bool unnamed = own.starts_with("band ");
        if (options_.layer.empty() && unnamed && options_.meaning != RasterMeaning::households) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: band {} has no name; say with 'layer' what it is", file,
                                    band + 1));
        }
        layers_.push_back(
            {options_.layer.empty() ? own : options_.layer, scale_of(options_.meaning), false});
        bands_.push_back(band);
    }
    return {};
}

Result<void> RasterCells::check(const std::string& file) {
    FindingLog log{file};
    const auto range = range_of(options_.meaning);
    const auto columns = static_cast<std::size_t>(grid().columns);
    const double shown = options_.meaning == RasterMeaning::share ? per_percent : 1;
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
        std::int64_t inexact = 0;
        std::string first;
        for (int row = 0; row < grid().rows; row += rows_at_once) {
            const int rows = std::min(rows_at_once, grid().rows - row);
            const auto values = numbers(layer, row, rows);
            if (!values) {
                return fail(values.error());
            }
            for (std::size_t i = 0; i < values->size(); ++i) {
                const double value = (*values)[i];
                if (std::isnan(value)) {
                    continue;
                }
                const auto at_row = row + static_cast<std::int64_t>(i / columns) + 1;
                const auto at_column = i % columns + 1;
                if (!allowed(value, range)) {
                    log.add({at_row, fmt::format("{}, column {}", layers_[layer].name, at_column)},
                            fmt::format("{}", value / shown),
                            {Severity::error, "value_out_of_range", range.words,
                             "taken as not delivered"});
                } else if (options_.meaning == RasterMeaning::share && !held_in_hundredths(value) &&
                           ++inexact == 1) {
                    first = fmt::format("{} (row {}, column {})", value / shown, at_row, at_column);
                }
            }
        }
        layers_[layer].inexact = inexact > 0;
        if (inexact > 0) {
            log.add({0, layers_[layer].name}, first,
                    {Severity::note, "inexact_share",
                     fmt::format("{} shares have more than two decimals", inexact),
                     "the layer is kept as Float32"});
        }
    }
    findings_ = log.take();
    return {};
}

Result<std::vector<double>> RasterCells::numbers(std::size_t layer, int first_row, int rows) const {
    auto values = raster_->rows(bands_[layer], first_row, rows);
    if (!values) {
        return values;
    }
    const double factor =
        options_.scale * (options_.meaning == RasterMeaning::share ? per_percent : 1);
    if (factor != 1) {
        std::transform(values->begin(), values->end(), values->begin(),
                       [factor](double value) { return value * factor; });
    }
    return values;
}

Result<std::vector<std::uint16_t>> RasterCells::cells(std::size_t layer, int first_row,
                                                      int rows) const {
    const auto values = numbers(layer, first_row, rows);
    if (!values) {
        return fail(values.error());
    }
    const auto range = range_of(options_.meaning);
    std::vector<std::uint16_t> cells(values->size());
    std::transform(values->begin(), values->end(), cells.begin(), [&](double value) {
        return allowed(value, range) ? static_cast<std::uint16_t>(std::lround(value))
                                     : cell_not_delivered;
    });
    return cells;
}

Result<std::vector<float>> RasterCells::reals(std::size_t layer, int first_row, int rows) const {
    const auto values = numbers(layer, first_row, rows);
    if (!values) {
        return fail(values.error());
    }
    const auto range = range_of(options_.meaning);
    std::vector<float> reals(values->size());
    std::transform(values->begin(), values->end(), reals.begin(), [&](double value) {
        return static_cast<float>(allowed(value, range) ? value : missing);
    });
    return reals;
}

} // namespace netzatlas::ingest
