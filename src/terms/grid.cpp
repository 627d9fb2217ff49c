#include "terms/grid.hpp"

#include <charconv>
#include <fmt/format.h>

namespace netzatlas {

namespace {

/// Reads `<number>` up to `stop`; moves the view behind it.
std::optional<std::int64_t> number_until(std::string_view& text, char stop) {
    const auto end = stop == '\0' ? text.size() : text.find(stop);
    if (end == std::string_view::npos || end == 0 || end > 9) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    const auto* first = text.data();
    const auto* last = first + end;
    const auto [at, error] = std::from_chars(first, last, number);
    if (error != std::errc{} || at != last || number < 0) {
        return std::nullopt;
    }
    text.remove_prefix(stop == '\0' ? end : end + 1);
    return number;
}

/// "100m" -> 100, "1km" -> 1000, "1000m" -> 1000; moves behind the N that follows.
std::optional<double> size_before_north(std::string_view& text) {
    const auto north = text.find('N');
    if (north == std::string_view::npos) {
        return std::nullopt;
    }
    auto size_text = text.substr(0, north);
    const bool kilometres = size_text.ends_with("km");
    if (!size_text.ends_with('m')) {
        return std::nullopt;
    }
    size_text.remove_suffix(kilometres ? 2 : 1);
    const auto size = number_until(size_text, '\0');
    if (!size || *size == 0) {
        return std::nullopt;
    }
    text.remove_prefix(north + 1);
    return static_cast<double>(*size) * (kilometres ? 1000.0 : 1.0);
}

} // namespace

Result<CellId> CellId::of(std::string_view text) {
    auto rest = text;
    CellId id;
    const bool census = rest.starts_with("CRS3035RES");
    if (census) {
        rest.remove_prefix(10);
        id.epsg = 3035;
    }
    const auto size = size_before_north(rest);
    const auto north = size ? number_until(rest, 'E') : std::nullopt;
    const auto east = north ? number_until(rest, '\0') : std::nullopt;
    if (!size || !north || !east) {
        return fail(ErrorCode::bad_value, fmt::format("'{}' is no cell id like 100mN52682E3982 or "
                                                      "CRS3035RES100mN2689100E4337000",
                                                      text));
    }
    id.cell_size = *size;
    const double unit = census ? 1.0 : *size;
    id.corner = {static_cast<double>(*east) * unit, static_cast<double>(*north) * unit};
    return id;
}

std::string CellId::text() const {
    if (epsg == 3035) {
        return fmt::format("CRS3035RES{:.0f}mN{:.0f}E{:.0f}", cell_size, corner.north, corner.east);
    }
    const auto size_text = cell_size >= 1000 ? fmt::format("{:.0f}km", cell_size / 1000)
                                             : fmt::format("{:.0f}m", cell_size);
    return fmt::format("{}N{:.0f}E{:.0f}", size_text, corner.north / cell_size,
                       corner.east / cell_size);
}

} // namespace netzatlas
