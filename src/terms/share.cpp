#include "terms/share.hpp"

#include <fmt/format.h>

namespace netzatlas {

Result<Share> Share::of(double fraction) {
    if (!(fraction >= 0.0 && fraction <= 1.0)) {
        return fail(ErrorCode::bad_value, fmt::format("{} is no share between 0 and 1", fraction));
    }
    return Share{fraction};
}

} // namespace netzatlas
