#pragma once

#include "terms/date.hpp"
#include "terms/result.hpp"
#include "terms/source.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::store {

/// A file of an edition, as the manifest proves it.
struct Product {
    std::string file; ///< inside the edition, with '/': "tiles/regions-1a2b3c4d.pmtiles"
    std::string sha256;
    std::uint64_t bytes = 0;
    bool operator==(const Product&) const = default;
};

/// `manifest.json`: what an edition was made of, how, and what it consists of. It names no edition
/// id: the id follows from it.
struct Manifest {
    std::string title;
    bool demo = false;
    Date reference_date;
    std::string method_version;
    std::map<std::string, std::string> settings;
    std::vector<Source> inputs;
    std::vector<Product> products;         ///< sorted by file
    std::vector<std::string> attributions; ///< each once, in the order of the inputs (D20)
    bool operator==(const Manifest&) const = default;
};

/// Keys sorted, two blanks deep, ends with a newline: same manifest, same bytes.
std::string manifest_json(const Manifest& manifest);
/// Errors: `bad_source` for anything that is no manifest of ours.
Result<Manifest> manifest_of(std::string_view json);

/// Newest reference date and the first eight hex digits of the SHA-256 over the sorted product
/// hashes: "2021-06-30-3f9c21d0".
std::string edition_id(const Manifest& manifest);

} // namespace netzatlas::store
