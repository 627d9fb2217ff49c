#pragma once

#include "http/connection_limits.hpp"
#include "http/handler.hpp"
#include "http/makers.hpp"
#include "http/metrics.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <ctime>
#include <set>
#include <string>

namespace netzatlas::http {

using Clock = std::chrono::steady_clock;

class Session;

/// What every session of a listener shares.
struct Service {
    Handler& handler;
    Makers& makers;
    Metrics& metrics;
    ConnectionLimits& limits;
    std::chrono::seconds header_timeout;
    std::chrono::seconds idle_timeout;
};

/// One thread with its own loop and its own sessions: they need no locks and no timer each; the
/// worker looks at their deadlines four times a second.
class Worker {
public:
    Worker();
    /// Until stopped and the last session has ended, or until `halt`.
    void run();
    /// From any thread: idle sessions end now, busy ones after their answer.
    void drain();
    /// From any thread: everything ends now.
    void halt();

    boost::asio::io_context& loop() { return loop_; }

    // from the worker's own thread:
    void add(Session& session) { sessions_.insert(&session); }
    void remove(Session& session) { sessions_.erase(&session); }
    bool draining() const { return draining_; }
    Clock::time_point now() const { return now_; }
    /// "Date: Sun, 22 Nov 2026 13:48:21 GMT\r\n"
    const std::string& date_line() const { return date_line_; }

private:
    void tick();
    void update_clock();
    void end_idle_sessions();

    std::set<Session*> sessions_; ///< outlives the loop, which ends the last of them
    boost::asio::io_context loop_{1};
    boost::asio::steady_timer timer_{loop_};
    bool draining_ = false;
    Clock::time_point now_;
    std::time_t second_ = 0;
    std::string date_line_;
};

} // namespace netzatlas::http
