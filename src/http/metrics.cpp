#include "http/metrics.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <string_view>

namespace netzatlas::http {

namespace {

void line(std::string& text, std::string_view name, std::string_view type, std::uint64_t value) {
    fmt::format_to(std::back_inserter(text), "# TYPE netzatlas_{0} {1}\nnetzatlas_{0} {2}\n", name,
                   type, value);
}

} // namespace

void Metrics::answered(int status, std::uint64_t bytes, std::chrono::steady_clock::duration took) {
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took);
    const auto bucket = std::ranges::find_if(
        bucket_ms, [&](int ms) { return took <= std::chrono::milliseconds{ms}; });
    by_class_.at(static_cast<std::size_t>(std::clamp(status / 100, 0, 5)))
        .fetch_add(1, std::memory_order_relaxed);
    buckets_.at(static_cast<std::size_t>(bucket - bucket_ms.begin()))
        .fetch_add(1, std::memory_order_relaxed);
    microseconds_.fetch_add(static_cast<std::uint64_t>(micros.count()), std::memory_order_relaxed);
    bytes_.fetch_add(bytes, std::memory_order_relaxed);
}

std::string Metrics::text(const Gauges& gauges) const {
    std::string text = "# TYPE netzatlas_answers_total counter\n";
    auto out = std::back_inserter(text);
    for (std::size_t i = 1; i < by_class_.size(); ++i) {
        fmt::format_to(out, "netzatlas_answers_total{{class=\"{}xx\"}} {}\n", i,
                       by_class_.at(i).load());
    }
    text += "# TYPE netzatlas_answer_seconds histogram\n";
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < bucket_ms.size(); ++i) {
        sum += buckets_.at(i).load();
        fmt::format_to(out, "netzatlas_answer_seconds_bucket{{le=\"{}\"}} {}\n",
                       bucket_ms.at(i) / 1000.0, sum);
    }
    sum += buckets_.back().load();
    fmt::format_to(out,
                   "netzatlas_answer_seconds_bucket{{le=\"+Inf\"}} {0}\n"
                   "netzatlas_answer_seconds_sum {1}\nnetzatlas_answer_seconds_count {0}\n",
                   sum, static_cast<double>(microseconds_.load()) / 1e6);
    line(text, "body_bytes_total", "counter", bytes_.load());
    line(text, "connections_refused_total", "counter", refused_.load());
    line(text, "queue_full_total", "counter", queue_full_.load());
    line(text, "timeouts_total", "counter", timed_out_.load());
    line(text, "connections", "gauge", gauges.connections);
    line(text, "making_waiting", "gauge", gauges.waiting);
    line(text, "cache_bytes", "gauge", gauges.cache_bytes);
    fmt::format_to(out, "# TYPE netzatlas_edition gauge\nnetzatlas_edition{{id=\"{}\"}} 1\n",
                   gauges.edition);
    return text;
}

} // namespace netzatlas::http
