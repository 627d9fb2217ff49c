#pragma once

#include "edition/gathered.hpp"
#include "store/edition_content.hpp"
#include "store/manifest.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace netzatlas::edition {

using Progress = std::function<void(const std::string& step, double done)>;

/// The manifest without its products, itself a product: its hash is part of the edition's id, so
/// that nothing the manifest says of inputs and settings can be changed unseen.
inline constexpr const char* inputs_file = "inputs.json";

/// Where an edition is written and what its pages are made of.
struct ProductPlaces {
    std::filesystem::path folder;
    std::filesystem::path templates; ///< web/pages
    std::filesystem::path texts;     ///< data/texts
};

/// Writes every other file of an edition whose grids stand in its folder: database, tiles, extracts
/// of state, counties and associations, findings, inputs, and at last the manifest over all of
/// them. `inputs`: the files read, with their hashes.
Result<store::Manifest> write_products(const ProductPlaces& places,
                                       const store::EditionContent& content,
                                       const std::vector<Source>& inputs, const Progress& progress);

/// Each once, in the order of the inputs (D20).
std::vector<std::string> attributions_of(const std::vector<Source>& inputs);

/// Files of an edition with hash and size, sorted; all but the manifest itself.
Result<std::vector<store::Product>> products_in(const std::filesystem::path& folder);

} // namespace netzatlas::edition
