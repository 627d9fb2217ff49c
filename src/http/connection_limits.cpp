#include "http/connection_limits.hpp"

#include <algorithm>
#include <sys/resource.h>

namespace netzatlas::http {

namespace {

/// Databases, grids, archives, log, listeners.
constexpr std::size_t files_for_ourselves = 256;

} // namespace

bool ConnectionLimits::enter(const std::string& client) {
    const std::lock_guard lock{mutex_};
    auto& of_client = by_client_[client];
    if (open_ >= most_ || of_client >= most_per_client_) {
        if (of_client == 0) {
            by_client_.erase(client);
        }
        return false;
    }
    ++of_client;
    ++open_;
    return true;
}

void ConnectionLimits::leave(const std::string& client) {
    const std::lock_guard lock{mutex_};
    const auto found = by_client_.find(client);
    if (found == by_client_.end()) {
        return;
    }
    --open_;
    if (--found->second == 0) {
        by_client_.erase(found);
    }
}

std::size_t ConnectionLimits::open() const {
    const std::lock_guard lock{mutex_};
    return open_;
}

std::size_t connections_allowed_by_files(std::size_t connections) {
    // a connection that is being sent a file needs two
    const std::size_t wanted = 2 * connections + files_for_ourselves;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return connections;
    }
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted);
        setrlimit(RLIMIT_NOFILE, &limit);
        getrlimit(RLIMIT_NOFILE, &limit);
    }
    const std::size_t files = limit.rlim_cur;
    return files >= wanted
               ? connections
               : std::max<std::size_t>(16, (files - std::min(files, files_for_ourselves)) / 2);
}

} // namespace netzatlas::http
