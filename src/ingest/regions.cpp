#include "ingest/regions.hpp"

#include "geo/topology.hpp"
#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "ingest/finding_log.hpp"
#include "ingest/region_columns.hpp"
#include "ingest/region_parts.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace netzatlas::ingest {

namespace {

constexpr double m2_per_km2 = 1e6;
const std::string ignored = "row ignored";

/// Germany with a margin, EPSG:25832: ground elsewhere was declared in the wrong system.
constexpr geo::Box germany{200'000, 5'150'000, 1'000'000, 6'200'000};

bool inside(const geo::Box& box, const geo::Box& frame) {
    return box.west >= frame.west && box.south >= frame.south && box.east <= frame.east &&
           box.north <= frame.north;
}

class RegionReader {
public:
    RegionReader(const geo::VectorLayer& layer, const geo::Transform& transform,
                 RegionColumns columns, const RegionOptions& options)
        : layer_{layer}, transform_{transform}, columns_{columns}, options_{options},
          log_{layer.file_name()} {}

    Result<void> take(const geo::Record& record) {
        if (!is_land(record)) {
            return {};
        }
        const auto named = named_key(record, columns_, options_.level);
        const auto key = is_wanted(named.text) ? checked_key(record, named) : std::nullopt;
        if (!key) {
            return {};
        }
        auto ground = checked_ground(record, *key);
        if (!ground) {
            return fail(ground.error());
        }
        if (!ground->polygons.empty()) {
            parts_[key->text()].push_back(
                {record.number(), described(record, *key), std::move(*ground)});
        }
        return {};
    }

    Result<RegionSet> finished() {
        for (auto& [key, parts] : parts_) {
            auto shape = joined(std::move(parts), log_);
            if (!shape) {
                return fail(shape.error());
            }
            set_.regions.push_back(std::move(*shape));
        }
        set_.findings = log_.take();
        const bool explained =
            std::any_of(set_.findings.begin(), set_.findings.end(),
                        [](const Finding& f) { return f.severity == Severity::error; });
        if (set_.regions.empty() && !explained) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: layer {} has no land record (GF 4 or 9) of level {}{}: "
                                    "check layer, level and state",
                                    layer_.file_name(), layer_.layer_name(),
                                    name_of(options_.level),
                                    options_.state.empty() ? "" : " in state " + options_.state));
        }
        return std::move(set_);
    }

private:
    std::string text(const geo::Record& record, int column) const {
        return record.text(column).value_or("");
    }

    bool is_land(const geo::Record& record) {
        const auto code = record.integer(columns_.geofactor).value_or(0);
        if ((code < 1 || code > 4) && code != 8 && code != 9) {
            log_.add({record.number(), "GF"}, text(record, columns_.geofactor),
                     {Severity::warning, "unknown_geofactor", "not one of the codes 1 to 4, 8, 9",
                      ignored});
        }
        return code == 4 || code == 9;
    }

    bool is_wanted(const std::string& key) const {
        const bool in_state =
            key.starts_with(options_.state) || ("0" + key).starts_with(options_.state);
        // D15: other sixth digits are single municipalities, or ground without one.
        return in_state &&
               (options_.level != RegionLevel::association || key.size() != 9 || key[5] == '5');
    }

    std::optional<RegionKey> checked_key(const geo::Record& record, const NamedKey& named) {
        const auto key = key_of(named, options_.level);
        if (!key) {
            log_.add({record.number(), named.column}, named.text,
                     {Severity::error, key.error().rule, key.error().meaning, ignored});
            return std::nullopt;
        }
        const auto ars = text(record, columns_.ars);
        if (!ars_fits(ars, *key)) {
            log_.add({record.number(), "ARS"}, ars,
                     {Severity::error, "key_mismatch",
                      fmt::format("this regional key is not that of {}", key->text()), ignored});
            return std::nullopt;
        }
        return *key;
    }

    Region described(const geo::Record& record, const RegionKey& key) const {
        auto ars = text(record, columns_.ars);
        ars.resize(ars_digits, '0');
        Region region{.key = key,
                      .ars = ars,
                      .name = text(record, columns_.name),
                      .kind = text(record, columns_.kind),
                      .association = {},
                      .official_area_m2 = {},
                      .population = {},
                      .postcode = {},
                      .boundary_date = options_.boundary_date};
        if (key.level() == RegionLevel::municipality && ars[5] == '5') {
            region.association = RegionKey::of(ars.substr(0, 9)).value();
        }
        if (columns_.population) {
            region.population = record.integer(*columns_.population);
        }
        if (columns_.area_km2) {
            const auto km2 = record.real(*columns_.area_km2);
            region.official_area_m2 = km2 ? std::optional{*km2 * m2_per_km2} : std::nullopt;
        }
        return region;
    }

    /// Empty when the record is left out with a finding.
    Result<geo::MultiPolygon> checked_ground(const geo::Record& record, const RegionKey& key) {
        const auto ground = record.polygons();
        if (!ground || ground->polygons.empty()) {
            log_.add({record.number(), "geometry"}, key.text(),
                     {Severity::error, "no_ground",
                      ground ? "the record has no area" : ground.error().message, ignored});
            return geo::MultiPolygon{};
        }
        auto valid = valid_ground(record, key, *ground);
        if (valid.polygons.empty()) {
            return valid;
        }
        auto moved = transform_(valid);
        if (!moved || !inside(geo::bounds(*moved), germany)) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: row {} ({}) lies outside Germany{}: the coordinates do "
                                    "not fit the declared system (EPSG:{}): check it",
                                    layer_.file_name(), record.number(), key.text(),
                                    moved ? "" : ", " + moved.error().message, layer_.epsg()));
        }
        return moved;
    }

    geo::MultiPolygon valid_ground(const geo::Record& record, const RegionKey& key,
                                   const geo::MultiPolygon& ground) {
        const auto reason = geo::invalid_reason(ground);
        if (reason.empty()) {
            return ground;
        }
        const auto valid = geo::repaired(ground);
        if (valid) {
            log_.add({record.number(), "geometry"}, key.text(),
                     {Severity::warning, "invalid_ring", reason, "ring repaired"});
            return *valid;
        }
        log_.add({record.number(), "geometry"}, key.text(),
                 {Severity::error, "no_ground", reason + "; " + valid.error().message, ignored});
        return {};
    }

    const geo::VectorLayer& layer_;
    const geo::Transform& transform_;
    RegionColumns columns_;
    const RegionOptions& options_;
    std::map<std::string, std::vector<RegionPart>> parts_; ///< by key
    RegionSet set_;
    FindingLog log_;
};

Result<geo::Transform> to_target(const geo::VectorLayer& layer) {
    if (layer.crs().empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: declares no coordinate system: get the file with its .prj, or "
                                "as a GeoPackage",
                                layer.file_name()));
    }
    auto transform = geo::Transform::from_definition(layer.crs(), epsg::utm32);
    if (!transform) {
        return fail(transform.error().code,
                    fmt::format("{}: {}", layer.file_name(), transform.error().message));
    }
    return transform;
}

} // namespace

Result<RegionSet> read_regions(const std::filesystem::path& file, const RegionOptions& options) {
    geo::OpenOptions open;
    open.layer = options.layer;
    const auto layer = geo::VectorLayer::open(file, open);
    if (!layer) {
        return fail(layer.error());
    }
    const auto columns = region_columns(*layer);
    if (!columns) {
        return fail(columns.error());
    }
    const auto transform = to_target(*layer);
    if (!transform) {
        return fail(transform.error());
    }
    RegionReader reader{*layer, *transform, *columns, options};
    const auto read =
        layer->each([&reader](const geo::Record& record) { return reader.take(record); });
    if (!read) {
        return fail(read.error());
    }
    return reader.finished();
}

} // namespace netzatlas::ingest
