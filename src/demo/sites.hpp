#pragma once

#include "demo/settling.hpp"
#include "terms/result.hpp"

#include <filesystem>

namespace netzatlas::demo {

/// Public wifi of every municipality: one access point for 3,000 inhabitants and one more, a
/// quarter of them Freifunk, in homes' cells; a few are planned or came after the reference day.
Result<void> write_access_points(const std::filesystem::path& file, const World& world,
                                 const Settling& settling);

/// A data centre in every municipality of 20,000 inhabitants or more.
Result<void> write_data_centres(const std::filesystem::path& file, const World& world,
                                const Settling& settling);

/// Squares of 3 km around the centre of every fourth municipality, funded roll-outs in three
/// stages.
Result<void> write_rollout_areas(const std::filesystem::path& file, const World& world);

} // namespace netzatlas::demo
