#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace netzatlas::http {

/// Counts open connections, all and per client address. Safe from several threads.
class ConnectionLimits {
public:
    ConnectionLimits(std::size_t most, std::size_t most_per_client)
        : most_{most}, most_per_client_{most_per_client} {}

    /// Whether one more from `client` may come in; it then has to `leave`.
    bool enter(const std::string& client);
    void leave(const std::string& client);
    std::size_t open() const;

private:
    const std::size_t most_;
    const std::size_t most_per_client_;
    mutable std::mutex mutex_;
    std::size_t open_ = 0;
    std::unordered_map<std::string, std::size_t> by_client_;
};

/// Raises the limit of open files to what `connections` need. Returns the connections the limit
/// then allows, at most those asked for.
std::size_t connections_allowed_by_files(std::size_t connections);

} // namespace netzatlas::http
