#pragma once

#include "edition/project.hpp"
#include "terms/finding.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// A file that was looked at.
struct CheckedFile {
    std::string name;    ///< without folders, as findings name it
    std::string read_as; ///< "fixed_table (households)", "part of VG5000_GEM.shp"
};

struct Checked {
    std::vector<CheckedFile> files; ///< in the order given
    std::vector<Finding> findings;
};

/// Reads the files as the sources they look like, a project file (`.toml`) as it says, holds them
/// against each other (source_checks.hpp), writes nothing. A file that cannot be read is a finding,
/// too. `places`: needed for project files only. Errors: those of a project file.
Result<Checked> check_files(const std::vector<std::filesystem::path>& files,
                            const ProjectPlaces& places = {});

/// Whether nothing is worse than a note, what the project accepts left aside.
bool is_fine(const Checked& checked);

/// For people: by file, then severity, then rule with its first examples; `all`: every one.
std::string check_report(const Checked& checked, bool all);

/// For machines: `{"files": […], "findings": [{id, severity, rule, file, …}]}`.
std::string check_json(const Checked& checked);

} // namespace netzatlas::edition
