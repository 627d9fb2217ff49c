#include "commands/command_line.hpp"
#include "edition/edition_tiles.hpp"

#include <fmt/format.h>
#include <memory>

namespace netzatlas::commands {

namespace {

int run_tiles(const edition::EditionTilesOptions& options) {
    const auto name = edition::write_edition_tiles(options);
    if (!name) {
        return say_failed(name.error());
    }
    fmt::print("{}\n", (options.out / *name).string());
    return fine;
}

void offer_tileset(CommandLine& line) {
    const auto wish = std::make_shared<edition::EditionTilesOptions>();
    auto* verb = line.offer(
        "tiles",
        "Draw a tileset of an edition again, whole or one shard of it.\n"
        "Shards can be made at the same time, in any order, on any machines; `join` makes "
        "the archive of them.",
        "netzatlas tiles editions/current --tileset regions --shard 3/16 --out shards",
        [wish] { return run_tiles(*wish); });
    verb->add_option("EDITION", wish->edition, "Folder of the edition")->required();
    verb->add_option("--tileset", wish->tileset, "regions, fixed, mobile or sites")->required();
    verb->add_option("--shard", wish->shard, "Part and number of parts")->capture_default_str();
    verb->add_option("--out", wish->out, "Folder for the archive")->required();
    verb->add_option("--threads", wish->threads, "Threads (default: one per core)");
}

struct JoinWish {
    fs::path shards;
    fs::path out;
};

int run_join(const JoinWish& wish) {
    const auto names = edition::join_tiles(wish.shards, wish.out);
    if (!names) {
        return say_failed(names.error());
    }
    for (const auto& name : *names) {
        fmt::print("{}\n", (wish.out / name).string());
    }
    return fine;
}

void offer_join(CommandLine& line) {
    const auto wish = std::make_shared<JoinWish>();
    auto* verb =
        line.offer("join", "Join the shards of tilesets into whole archives.",
                   "netzatlas join shards --out tiles", [wish] { return run_join(*wish); });
    verb->add_option("DIR", wish->shards, "Folder of the shards")->required();
    verb->add_option("--out", wish->out, "Folder for the archives")->required();
}

int run_decode(const fs::path& file) {
    const auto done =
        edition::decode_tiles(file, [](const std::string& text) { fmt::print("{}", text); });
    return done ? fine : say_failed(done.error());
}

void offer_decode(CommandLine& line) {
    const auto file = std::make_shared<fs::path>();
    auto* verb = line.offer("decode",
                            "Print what vector tiles say, a line of JSON per feature; what the "
                            "specification forbids is an error.",
                            "netzatlas decode editions/current/tiles/regions-0a1b2c3d.pmtiles",
                            [file] { return run_decode(*file); });
    verb->add_option("FILE", *file, "One tile (.mvt, .pbf) or an archive (.pmtiles)")->required();
}

} // namespace

void offer_tiles(CommandLine& line) {
    offer_tileset(line);
    offer_join(line);
    offer_decode(line);
}

} // namespace netzatlas::commands
