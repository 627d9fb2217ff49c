#include "edition/known_overlays.hpp"

#include <cmath>
#include <type_traits>

namespace netzatlas::edition {

namespace {

/// Changes with the layout below and with what the sweep says of a cell.
constexpr std::string_view mark = "netzatlas overlay 1\n";

struct Head {
    Grid grid;
    std::uint64_t regions = 0;
};

struct RegionHead {
    std::uint64_t key_bytes = 0;
    std::uint64_t runs = 0;
    std::uint64_t borders = 0;
    double outside = 0;
};

static_assert(std::is_trivially_copyable_v<Grid> && std::is_trivially_copyable_v<coverage::Run> &&
              std::is_trivially_copyable_v<coverage::BorderCell>);

template <class Value>
void put(std::string& bytes, const Value* values, std::size_t count) {
    bytes.append(reinterpret_cast<const char*>(values), count * sizeof(Value));
}

/// Takes values from the front; afterwards `good` says whether there were enough.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : left_{bytes} {}

    template <class Value>
    Value one() {
        Value value{};
        copy(&value, 1);
        return value;
    }
    template <class Value>
    void many(std::vector<Value>& values, std::uint64_t count) {
        if (count > left_.size() / sizeof(Value)) {
            good_ = false;
            return;
        }
        values.resize(count);
        copy(values.data(), count);
    }
    std::string text(std::uint64_t count) {
        if (count > left_.size()) {
            good_ = false;
            return {};
        }
        std::string taken{left_.substr(0, count)};
        left_.remove_prefix(count);
        return taken;
    }
    bool good() const { return good_; }
    bool at_end() const { return good_ && left_.empty(); }
    std::size_t left() const { return left_.size(); }

private:
    template <class Value>
    void copy(Value* values, std::size_t count) {
        const auto size = count * sizeof(Value);
        if (!good_ || size > left_.size()) {
            good_ = false;
            return;
        }
        if (size > 0) {
            left_.copy(reinterpret_cast<char*>(values), size);
        }
        left_.remove_prefix(size);
    }

    std::string_view left_;
    bool good_ = true;
};

bool sound(const Grid& grid) {
    return grid.columns >= 0 && grid.rows >= 0 && std::isfinite(grid.west) &&
           std::isfinite(grid.north) && std::isfinite(grid.cell_size) && grid.cell_size > 0;
}

/// Cells lie in the grid, in order, none twice within a list.
bool sound(const coverage::RegionCells& cells, const Grid& grid) {
    coverage::Run before{-1, -1, -1};
    for (const auto& run : cells.runs) {
        const bool later =
            run.row > before.row || (run.row == before.row && run.first > before.last);
        if (!later || run.row < 0 || run.row >= grid.rows || run.first < 0 ||
            run.first > run.last || run.last >= grid.columns) {
            return false;
        }
        before = run;
    }
    CellPosition last{-1, -1};
    for (const auto& [row, column, fraction] : cells.borders) {
        if (!grid.contains({row, column}) || CellPosition{row, column} <= last ||
            !(fraction > 0 && fraction < 1)) {
            return false;
        }
        last = {row, column};
    }
    return cells.outside >= 0 && std::isfinite(cells.outside);
}

} // namespace

std::string overlay_bytes(const LaidRegions& laid) {
    std::size_t size = mark.size() + sizeof(Head);
    for (std::size_t i = 0; i < laid.keys.size(); ++i) {
        const auto& cells = laid.overlay.regions[i];
        size += sizeof(RegionHead) + laid.keys[i].size() +
                cells.runs.size() * sizeof(coverage::Run) +
                cells.borders.size() * sizeof(coverage::BorderCell);
    }
    std::string bytes{mark};
    bytes.reserve(size);
    const Head head{laid.overlay.grid, laid.keys.size()};
    put(bytes, &head, 1);
    for (std::size_t i = 0; i < laid.keys.size(); ++i) {
        const auto& cells = laid.overlay.regions[i];
        const RegionHead region{laid.keys[i].size(), cells.runs.size(), cells.borders.size(),
                                cells.outside};
        put(bytes, &region, 1);
        bytes += laid.keys[i];
        put(bytes, cells.runs.data(), cells.runs.size());
        put(bytes, cells.borders.data(), cells.borders.size());
    }
    return bytes;
}

Result<LaidRegions> overlay_of_bytes(std::string_view bytes) {
    const auto refused = [](const char* why) {
        return fail(ErrorCode::bad_source, std::string{"no overlay of this program: "} + why);
    };
    if (!bytes.starts_with(mark)) {
        return refused("its first line is another");
    }
    Bytes from{bytes.substr(mark.size())};
    const auto [grid, count] = from.one<Head>();
    if (!from.good() || !sound(grid) || count > from.left() / sizeof(RegionHead)) {
        return refused("its head is cut short or makes no sense");
    }
    LaidRegions laid{std::vector<std::string>(count), {grid, {}}};
    laid.overlay.regions.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto region = from.one<RegionHead>();
        auto& cells = laid.overlay.regions[i];
        cells.outside = region.outside;
        laid.keys[i] = from.text(region.key_bytes);
        from.many(cells.runs, region.runs);
        from.many(cells.borders, region.borders);
        if (!from.good() || !sound(cells, grid)) {
            return refused("a region is cut short or has cells that cannot be");
        }
    }
    return from.at_end() ? Result<LaidRegions>{std::move(laid)} : refused("it is too long");
}

} // namespace netzatlas::edition
