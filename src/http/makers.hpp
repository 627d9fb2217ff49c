#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace netzatlas::http {

/// Threads for what takes longer than looking it up: rendering, compressing, writing extracts. So
/// that a slow page never holds up a tile; the queue is bounded.
class Makers {
public:
    Makers(int threads, std::size_t longest_queue);
    ~Makers();
    Makers(const Makers&) = delete;
    Makers& operator=(const Makers&) = delete;

    /// Whether the work was taken: a full queue says no.
    bool take(std::function<void()> work);
    /// Lets running work end, drops what waits, joins.
    void stop();
    std::size_t waiting() const;

private:
    void work();

    const std::size_t longest_queue_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace netzatlas::http
