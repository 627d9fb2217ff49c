#pragma once

#include <string_view>

namespace netzatlas::http {

/// Whether `If-None-Match` names this entity tag (weak comparison; "*" names every tag).
/// A field that is no list of tags names none after the place it breaks.
bool names_tag(std::string_view if_none_match, std::string_view etag);
/// Whether `If-Match` names it (strong comparison: a weak tag never matches).
bool names_tag_strongly(std::string_view if_match, std::string_view etag);
/// Whether `If-Range` allows a part: it is exactly this strong tag. Dates never are: we send none.
bool range_still_holds(std::string_view if_range, std::string_view etag);

} // namespace netzatlas::http
