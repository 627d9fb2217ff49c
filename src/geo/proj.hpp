#pragma once

#include "terms/result.hpp"

#include <memory>
#include <proj.h>
#include <string>

namespace netzatlas::geo {

struct ProjContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjContextDeleter>;

struct ProjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};
using ProjObject = std::unique_ptr<PJ, ProjDeleter>;

/// A PROJ session that prints nothing and never goes online. `grid_folder`: look for grid files
/// only there (tests); empty: where PROJ looks.
ProjContext proj_session(const std::string& grid_folder = {});

/// The best operation between two systems that changes the datum properly, x east first.
///
/// Errors: `bad_source` for an unknown system, no known way between both, or a grid file that is
/// not installed.
Result<ProjObject> proj_operation(PJ_CONTEXT* context, const std::string& from,
                                  const std::string& to);

} // namespace netzatlas::geo
