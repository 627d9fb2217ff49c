#pragma once

#include <atomic>
#include <cstddef>
#include <thread>

namespace netzatlas::edition {

/// Calls `work(i)` for every i below `count`, two at a time. Whatever the order in time, each `i`
/// is done once; results belong in a place of their own per `i`, so that they keep their order.
template <class Work>
void on_both_cores(std::size_t count, const Work& work) {
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
        for (auto i = next++; i < count; i = next++) {
            work(i);
        }
    };
    std::thread other{take};
    take();
    other.join();
}

} // namespace netzatlas::edition
