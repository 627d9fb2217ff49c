#pragma once

#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "ingest/finding_log.hpp"

#include <optional>

namespace netzatlas::ingest {

/// The shape of a record in EPSG:25832, whichever system its file has; rings that cross themselves
/// are repaired and told.
class RecordGround {
public:
    /// Errors: `bad_source` for a missing or unknown coordinate system.
    static Result<RecordGround> of(const geo::VectorLayer& layer);

    /// Empty where the record has no area. Errors: `bad_geometry` naming the record.
    Result<geo::MultiPolygon> areas(const geo::Record& record, FindingLog& findings) const;
    Result<geo::MultiLine> lines(const geo::Record& record) const;

private:
    std::optional<geo::Transform> transform_; ///< empty: EPSG:25832 already
};

} // namespace netzatlas::ingest
