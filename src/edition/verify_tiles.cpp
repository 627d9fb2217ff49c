#include "edition/verify_tiles.hpp"

#include "edition/both_cores.hpp"
#include "edition/cell_tile_check.hpp"
#include "edition/region_tile_check.hpp"
#include "edition/site_tile_check.hpp"
#include "geo/topology.hpp"
#include "store/edition.hpp"
#include "tiles/declared_faults.hpp"
#include "tiles/pmtiles.hpp"
#include "tiles/tileset.hpp"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_unzipped = std::size_t{1} << 27U;
constexpr std::size_t most_p99_bytes = 100'000;
constexpr std::size_t most_bytes = 250'000;

/// As GEOS wants it: closed doubles, y to the north.
geo::MultiPolygon as_shape(const std::vector<tiles::NodePolygon>& polygons) {
    geo::MultiPolygon shape;
    for (const auto& polygon : polygons) {
        auto& part = shape.polygons.emplace_back();
        for (const auto& ring : polygon.rings) {
            auto& points = part.rings.emplace_back();
            for (const auto& node : ring) {
                points.push_back({static_cast<double>(node.x), -static_cast<double>(node.y)});
            }
            points.push_back(points.front());
        }
    }
    return shape;
}

/// The size that 99 of 100 do not pass; `sizes` ascending, not empty.
std::size_t p99_of(const std::vector<std::size_t>& sizes) {
    return sizes[(sizes.size() * 99 + 99) / 100 - 1];
}

/// What one tile gave.
struct TileOutcome {
    std::size_t bytes = 0;
    std::size_t features = 0;
    std::size_t polygons = 0;
    tiles::FieldTypes types;
    std::vector<std::string> faults;
};

void note_invalid(const std::vector<tiles::DecodedLayer>& layers, TileOutcome& outcome) {
    for (const auto& layer : layers) {
        outcome.features += layer.features.size();
        for (const auto& feature : layer.features) {
            const auto polygons = feature.kind == tiles::GeometryKind::polygon
                                      ? tiles::polygons_of(feature)
                                      : std::vector<tiles::NodePolygon>{};
            if (!polygons || polygons->empty()) {
                continue; // no polygon, or already a fault
            }
            outcome.polygons += polygons->size();
            if (const auto reason = geo::invalid_reason(as_shape(*polygons)); !reason.empty()) {
                outcome.faults.push_back(fmt::format("layer '{}', feature {}: {}", layer.name,
                                                     feature.id.value_or(0), reason));
            }
        }
    }
}

/// Decodes one archive, zoom by zoom, on both cores.
class ArchiveCheck {
public:
    ArchiveCheck(std::string name, const tiles::Archive& archive, TileCheck* check,
                 const store::EditionContent& content)
        : archive_{archive}, check_{check}, declared_{name, content} {
        tileset_.name = std::move(name);
    }

    VerifiedTileset run(std::vector<std::string>& faults) {
        std::map<int, std::vector<TileId>> zooms;
        for (int zoom = archive_.min_zoom(); zoom <= archive_.max_zoom(); ++zoom) {
            zooms[zoom];
        }
        for (const auto& tile : archive_.tiles()) {
            zooms[tile.zoom].push_back(tile);
        }
        for (const auto& [zoom, tiles] : zooms) {
            look_at(zoom, tiles);
        }
        std::sort(bytes_.begin(), bytes_.end());
        if (!bytes_.empty() && p99_of(bytes_) > most_p99_bytes) {
            faults_.push_back(
                fmt::format(": one tile of 100 has {} bytes or more", p99_of(bytes_)));
        }
        tileset_.faults = faults_.size();
        for (const auto& fault : faults_) {
            faults.push_back(fmt::format("{} {}", tileset_.name, fault));
        }
        tileset_.remarks = check_ == nullptr ? std::vector<std::string>{} : check_->remarks();
        return std::move(tileset_);
    }

private:
    void look_at(int zoom, const std::vector<TileId>& tiles) {
        if (check_ != nullptr) {
            check_->begin(zoom, tiles);
        }
        std::vector<TileOutcome> outcomes(tiles.size());
        on_both_cores(tiles.size(), [&](std::size_t i) { outcomes[i] = outcome(i, tiles[i]); });
        std::vector<std::size_t> sizes;
        for (std::size_t i = 0; i < tiles.size(); ++i) {
            sizes.push_back(outcomes[i].bytes);
            add(tiles[i], outcomes[i]);
        }
        note_sizes(zoom, std::move(sizes));
        if (check_ != nullptr) {
            check_->end(faults_);
        }
    }

    TileOutcome outcome(std::size_t place, TileId id) const {
        TileOutcome outcome;
        const auto stored = archive_.tile(id);
        const auto bytes = !stored   ? fail(stored.error())
                           : *stored ? tiles::unzipped(**stored, most_unzipped)
                                     : fail(ErrorCode::bad_source, "the directory points nowhere");
        const auto layers = bytes ? tiles::decoded_tile(*bytes) : fail(bytes.error());
        if (!layers) {
            outcome.faults = {layers.error().message};
            return outcome;
        }
        outcome.bytes = (*stored)->size();
        outcome.faults = tiles::tile_faults(*bytes);
        for (auto& fault : declared_.faults(id, *layers)) {
            outcome.faults.push_back(std::move(fault));
        }
        outcome.types = tiles::field_types(*layers);
        note_invalid(*layers, outcome);
        if (check_ != nullptr) {
            check_->look(place, *layers, outcome.faults);
        }
        return outcome;
    }

    void add(TileId id, const TileOutcome& outcome) {
        ++tileset_.tiles;
        tileset_.features += outcome.features;
        tileset_.polygons += outcome.polygons;
        for (const auto& fault : outcome.faults) {
            faults_.push_back(fmt::format("{}: {}", address_of(id), fault));
        }
        for (const auto& [field, type] : outcome.types) {
            if (types_.try_emplace(field, type).first->second != type) {
                faults_.push_back(fmt::format("{}: '{}' has another type than in tiles before",
                                              address_of(id), field));
            }
        }
        if (outcome.bytes > most_bytes) {
            faults_.push_back(fmt::format("{}: has {} bytes", address_of(id), outcome.bytes));
        }
    }

    void note_sizes(int zoom, std::vector<std::size_t> sizes) {
        if (sizes.empty()) {
            faults_.push_back(fmt::format("zoom {}: has no tile", zoom));
            return;
        }
        std::sort(sizes.begin(), sizes.end());
        tileset_.sizes.push_back(
            {zoom, sizes.size(), sizes[(sizes.size() - 1) / 2], p99_of(sizes), sizes.back()});
        bytes_.insert(bytes_.end(), sizes.begin(), sizes.end());
    }

    const tiles::Archive& archive_;
    TileCheck* check_;
    tiles::DeclaredLayers declared_;
    tiles::FieldTypes types_;
    VerifiedTileset tileset_;
    std::vector<std::size_t> bytes_; ///< of every tile
    std::vector<std::string> faults_;
};

Result<std::unique_ptr<TileCheck>> check_of(const std::string& name, const fs::path& edition,
                                            const store::EditionContent& content) {
    if (name == "regions") {
        return std::make_unique<RegionTileCheck>(content);
    }
    if (name == "sites") {
        return std::make_unique<SiteTileCheck>(content);
    }
    return CellTileCheck::of(edition, name, content);
}

/// Names of the tilesets an edition must have by what it holds.
std::vector<std::string> expected_tilesets(const fs::path& edition,
                                           const store::EditionContent& content) {
    std::vector<std::string> names{"regions"};
    for (const std::string name : {"fixed", "mobile"}) {
        std::error_code ignored;
        if (fs::exists(edition / "grids" / (name + ".tif"), ignored)) {
            names.push_back(name);
        }
    }
    if (!content.schools.empty() || !content.sites.empty()) {
        names.emplace_back("sites");
    }
    return names;
}

/// The archive of a tileset: `<name>-<8 hex>.pmtiles`.
fs::path archive_named(const fs::path& folder, const std::string& name) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder, ignored}) {
        const auto file = entry.path().filename().string();
        if (file.starts_with(name + "-") && file.ends_with(".pmtiles")) {
            return entry.path();
        }
    }
    return {};
}

} // namespace

std::string address_of(TileId tile) {
    return fmt::format("{}/{}/{}", tile.zoom, tile.x, tile.y);
}

Result<VerifiedTiles> verify_tiles(const fs::path& folder) {
    const auto edition = store::Edition::open(folder);
    if (!edition) {
        return fail(edition.error());
    }
    const auto& content = (*edition)->content();
    VerifiedTiles verified;
    for (const auto& name : expected_tilesets(folder, content)) {
        const auto file = archive_named(folder / "tiles", name);
        const auto archive =
            file.empty() ? fail(ErrorCode::not_found, "there is no archive; was the build whole?")
                         : tiles::Archive::open(file);
        if (!archive) {
            verified.faults.push_back(fmt::format("{}: {}", name, archive.error().message));
            continue;
        }
        const auto check = check_of(name, folder, content);
        if (!check) {
            return fail(check.error());
        }
        verified.tilesets.push_back(
            ArchiveCheck{name, *archive, check->get(), content}.run(verified.faults));
    }
    return verified;
}

std::string summary_of(const VerifiedTiles& verified) {
    std::string text;
    for (const auto& tileset : verified.tilesets) {
        text += fmt::format("{}: {} tiles, {} features, {} polygons, {} faults\n", tileset.name,
                            tileset.tiles, tileset.features, tileset.polygons, tileset.faults);
        text += "  zoom    tiles      p50 B      p99 B      max B\n";
        for (const auto& sizes : tileset.sizes) {
            text += fmt::format("  {:>4} {:>8} {:>10} {:>10} {:>10}\n", sizes.zoom, sizes.tiles,
                                sizes.half_bytes, sizes.p99_bytes, sizes.most_bytes);
        }
        for (const auto& remark : tileset.remarks) {
            text += fmt::format("  {}\n", remark);
        }
    }
    constexpr std::size_t most_shown = 40;
    for (std::size_t i = 0; i < verified.faults.size() && i < most_shown; ++i) {
        text += verified.faults[i] + "\n";
    }
    if (verified.faults.size() > most_shown) {
        text += fmt::format("… and {} more\n", verified.faults.size() - most_shown);
    }
    return text + fmt::format("{} faults\n", verified.faults.size());
}

} // namespace netzatlas::edition
