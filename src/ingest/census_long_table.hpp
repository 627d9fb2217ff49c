#pragma once

#include "geo/vector_file.hpp"
#include "ingest/cells.hpp"
#include "terms/result.hpp"

namespace netzatlas::ingest {

/// Whether a layer has one row per cell and class, as the 100 m tables of the census of 2011.
bool is_census_long_table(const geo::VectorLayer& layer);

/// A 100 m table of the census of 2011: `Gitter_ID_100m;Gitter_ID_100m_neu;Merkmal;…;Anzahl;
/// Anzahl_q`, semicolon or comma. Only its rows INSGESAMT are kept, so memory grows with cells, not
/// with rows. They all read "Einheiten insgesamt": whether persons, households or dwellings (which
/// then stand for households) is told by the other features of the table, or by the file's name.
/// Errors: `bad_source` without a row INSGESAMT, and for a table of families or buildings.
Result<CensusTable> read_census_long_table(const geo::VectorLayer& layer);

} // namespace netzatlas::ingest
