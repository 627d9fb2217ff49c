#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace netzatlas::http {

/// Counters of one server, in the Prometheus text format. No client is named, none is counted
/// apart.
class Metrics {
public:
    void answered(int status, std::uint64_t bytes, std::chrono::steady_clock::duration took);
    void connection_refused() { ++refused_; }
    void queue_was_full() { ++queue_full_; }
    void timed_out() { ++timed_out_; }

    struct Gauges {
        std::size_t connections = 0;
        std::size_t waiting = 0;
        std::size_t cache_bytes = 0;
        std::string edition;
    };
    std::string text(const Gauges& gauges) const;

private:
    using Counter = std::atomic<std::uint64_t>;
    static constexpr std::array bucket_ms{1, 5, 25, 100, 500, 2500};

    std::array<Counter, 6> by_class_{};                   ///< index: status / 100
    std::array<Counter, bucket_ms.size() + 1> buckets_{}; ///< last: longer than all
    Counter microseconds_{0};
    Counter bytes_{0};
    Counter refused_{0};
    Counter queue_full_{0};
    Counter timed_out_{0};
};

} // namespace netzatlas::http
