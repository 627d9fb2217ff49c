#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace netzatlas::demo {

struct DemoOptions {
    std::filesystem::path facts;       ///< folder of data/sample
    std::vector<std::string> counties; ///< only these ("15003", "15090"); empty: all 14
    std::function<void(const std::string& step, double done)> progress; ///< done 0…1
};

/// Invents a complete set of source files in the publishers' own formats into `folder`, and
/// `demo.toml`, the project file that builds them (design.md, Demo). Same facts, same bytes.
Result<void> write_demo(const std::filesystem::path& folder, const DemoOptions& options);

} // namespace netzatlas::demo
