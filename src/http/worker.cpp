#include "http/worker.hpp"

#include "http/session.hpp"

#include <boost/asio/post.hpp>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <vector>

namespace netzatlas::http {

namespace {

constexpr std::chrono::milliseconds tick_length{250};

/// RFC 9110, 5.6.7; not through the locale.
std::string date_line_of(std::time_t second) {
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::tm utc = fmt::gmtime(second);
    return fmt::format("Date: {}, {:02} {} {} {:02}:{:02}:{:02} GMT\r\n", days[utc.tm_wday],
                       utc.tm_mday, months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                       utc.tm_sec);
}

} // namespace

Worker::Worker() {
    update_clock();
    tick();
}

void Worker::run() {
    loop_.run();
}

void Worker::drain() {
    boost::asio::post(loop_, [this] {
        draining_ = true;
        end_idle_sessions();
    });
}

void Worker::halt() {
    loop_.stop();
}

void Worker::tick() {
    timer_.expires_after(tick_length);
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (error) {
            return;
        }
        update_clock();
        // a session that ends takes itself off the list
        for (Session* session : std::vector<Session*>(sessions_.begin(), sessions_.end())) {
            if (sessions_.contains(session)) {
                session->check_deadline(now_);
            }
        }
        if (!draining_ || !sessions_.empty()) {
            tick();
        }
    });
}

void Worker::update_clock() {
    now_ = Clock::now();
    const std::time_t second = std::time(nullptr);
    if (second != second_) {
        second_ = second;
        date_line_ = date_line_of(second);
    }
}

void Worker::end_idle_sessions() {
    for (Session* session : std::vector<Session*>(sessions_.begin(), sessions_.end())) {
        if (sessions_.contains(session)) {
            session->end_if_idle();
        }
    }
}

} // namespace netzatlas::http
