#pragma once

#include "terms/date.hpp"

#include <string>

namespace netzatlas::ingest {

/// The day a text names: "2021-05-12", or with strokes as GDAL writes the days of its own formats.
/// Errors: those of Date::of.
Result<Date> record_day(std::string text);

} // namespace netzatlas::ingest
