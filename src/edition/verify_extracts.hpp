#pragma once

#include "store/edition.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What the extracts of an edition say beside its database.
struct VerifiedExtracts {
    std::size_t rows = 0;                 ///< of tables `values`
    std::vector<std::string> differences; ///< one line each, at most a few per table
};

/// Reads every table of every CSV and GeoPackage below `extracts`, the forms a build writes, and
/// holds it against the record that the database gives for its place: no row more, none less, every
/// column the same. So a row that was put into the database, taken out or changed there stands
/// alone, and so do names, dates, settings, sources and methods. Shapes are not compared. What
/// cannot be read is a line of its own.
VerifiedExtracts verify_extracts(const store::Edition& edition);

} // namespace netzatlas::edition
