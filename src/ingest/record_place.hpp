#pragma once

#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "ingest/decimal_signs.hpp"
#include "ingest/finding_log.hpp"
#include "terms/grid.hpp"

#include <optional>

namespace netzatlas::ingest {

/// Where a record of a point list lies, whichever way its publisher says it: columns `lon` and
/// `lat` in degrees, columns `east` and `north` in metres of EPSG:25832, or the record's own point.
class RecordPlace {
public:
    /// Errors: `bad_source` for half a pair of columns or an unknown coordinate system.
    static Result<RecordPlace> of(const geo::VectorLayer& layer);

    /// Empty where the record names none; a place that is none is an error finding: malformed, or
    /// outside Germany.
    std::optional<LonLat> operator()(const geo::Record& record, FindingLog& findings);
    /// What was odd of all records together, at the end.
    void report(FindingLog& findings) const { signs_.report(findings); }

private:
    struct Pair {
        int x = 0;
        int y = 0;
        const char* names = "";
    };
    std::optional<geo::Point> from_columns(const geo::Record& record, FindingLog& findings);

    std::optional<Pair> columns_;
    std::optional<geo::Transform> to_lon_lat_;
    DecimalSigns signs_;
};

} // namespace netzatlas::ingest
