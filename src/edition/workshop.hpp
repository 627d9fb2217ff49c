#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace netzatlas::edition {

/// A file of an edition whole; empty where it cannot be read.
std::string bytes_of(const std::filesystem::path& file);

/// The folder an edition grows in, `editions/.build-<pid>`, out of everybody's sight until it is
/// whole. One build at a time works over a folder of editions.
///
/// Killed at any moment a build leaves `current` as it was and no half edition: what is left over
/// is cleared by the next.
class Workshop {
public:
    /// Makes the folder, clears what killed builds left. Errors: `io`; `unavailable` while another
    /// build works here.
    static Result<Workshop> open(const std::filesystem::path& editions);
    Workshop(Workshop&&) noexcept;
    Workshop& operator=(Workshop&&) noexcept;
    /// Clears the folder unless it was published.
    ~Workshop();

    const std::filesystem::path& folder() const;
    /// Brings everything to the disk, gives the folder its name and points `current` to it. Where
    /// an edition of that name is there already with the same manifest, only `current` is switched.
    /// Errors: `io`, also where the edition of that name is another one.
    /// `said` hears of each step.
    Result<std::filesystem::path> publish(const std::string& id,
                                          const std::function<void(const char* step)>& said);

private:
    struct Impl;
    explicit Workshop(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace netzatlas::edition
