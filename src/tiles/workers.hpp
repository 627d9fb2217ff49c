#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace netzatlas::tiles {

/// All cores when 0.
inline unsigned worker_count(unsigned wanted) {
    const unsigned cores = std::thread::hardware_concurrency();
    return wanted != 0 ? wanted : (cores != 0 ? cores : 1);
}

/// Calls `work(i)` for each i < count on several threads, in no particular order: each call writes
/// to a place of its own, so that the result does not depend on the number of threads.
template <class Work>
void for_each_index(std::size_t count, unsigned threads, Work work) {
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            work(i);
        }
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads && i < count; ++i) {
        others.emplace_back(run);
    }
    run();
}

} // namespace netzatlas::tiles
