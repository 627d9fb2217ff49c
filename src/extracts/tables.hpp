#pragma once

#include "geo/vector_file.hpp"
#include "store/edition.hpp"
#include "terms/result.hpp"

#include <functional>
#include <vector>

namespace netzatlas::extracts {

using Sink = std::function<Result<void>(const geo::OutRecord&)>;

/// One table of an extract: its columns, and its records one after the other.
struct Table {
    geo::LayerShape shape;
    std::function<Result<void>(const Sink&)> each;
};

/// What an extract is cut from.
struct Cut {
    const store::Edition& edition;
    std::vector<const store::StoredRegion*> regions; ///< the one asked for and those below it
};

/// Errors: `not_found` for an unknown region.
Result<Cut> cut_of(const store::Edition& edition, std::string_view region);

/// One record per region with its ground; per headline indicator a number and its state.
/// `alone`: the file has no table of sources, so every record carries them.
Table regions_table(const Cut& cut, bool alone);
/// One record per region, indicator, date and origin.
Table values_table(const Cut& cut);
/// School sites with their stage at the reference date.
Table schools_table(const Cut& cut);
/// Public wifi and data centres; areas of programmes that reach into the extract.
Table sites_table(const Cut& cut);
Table areas_table(const Cut& cut);
Table sources_table(const Cut& cut);
/// What this file is: title, dates, method, settings, attribution, demo or not.
Table about_table(const Cut& cut);

/// All attributions, each once, said to be changed (D20).
std::string attribution(const store::EditionContent& content);
/// Empty for an edition from real sources.
std::string demo_note(const store::EditionContent& content);

} // namespace netzatlas::extracts
