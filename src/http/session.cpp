#include "http/session.hpp"

#include "http/problem.hpp"
#include "http/site.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <fcntl.h>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace netzatlas::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t first_buffer = 4096;
constexpr std::size_t largest_piece = 256U << 10U;
/// Slower readers than this are let go.
constexpr std::uint64_t least_bytes_per_second = 4096;
constexpr std::chrono::seconds linger_time{2};

} // namespace

OpenFile::OpenFile(const FilePart& part)
    : descriptor_{open(part.path.c_str(), O_RDONLY | O_CLOEXEC)}, position_{part.first},
      left_{part.length} {}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)}, position_{other.position_},
      left_{other.left_} {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    position_ = other.position_;
    left_ = other.left_;
    return *this;
}

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

bool OpenFile::read(std::string& buffer) {
    buffer.resize(std::min<std::uint64_t>(largest_piece, left_));
    const auto got =
        pread(descriptor_, buffer.data(), buffer.size(), static_cast<off_t>(position_));
    if (got <= 0) {
        return false;
    }
    buffer.resize(static_cast<std::size_t>(got));
    position_ += buffer.size();
    left_ -= buffer.size();
    return true;
}

Session::Session(asio::ip::tcp::socket socket, Worker& worker, Service& service, std::string client)
    : socket_{std::move(socket)}, worker_{worker}, service_{service}, client_{std::move(client)},
      buffer_(first_buffer, '\0') {
    worker_.add(*this);
}

Session::~Session() {
    worker_.remove(*this);
    service_.limits.leave(client_);
}

void Session::start() {
    error_code ignored;
    std::ignore = socket_.set_option(asio::ip::tcp::no_delay{true}, ignored);
    // a client that connects owes us a request at once
    deadline_ = worker_.now() + service_.header_timeout;
    read();
}

void Session::check_deadline(Clock::time_point now) {
    if (phase_ == Phase::making || now < deadline_) {
        return;
    }
    if (phase_ != Phase::waiting) {
        service_.metrics.timed_out();
    }
    if (phase_ == Phase::reading) {
        // the read still under way finds the phase changed and does nothing
        refuse(408);
        return;
    }
    close();
}

void Session::end_if_idle() {
    if (phase_ == Phase::waiting) {
        close();
    }
}

void Session::read() {
    if (begin_ == end_) {
        begin_ = end_ = 0;
    } else if (end_ == buffer_.size() && begin_ > 0) {
        std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
        end_ -= begin_;
        begin_ = 0;
    } else if (end_ == buffer_.size()) {
        buffer_.resize(2 * buffer_.size());
    }
    socket_.async_read_some(
        asio::buffer(buffer_.data() + end_, buffer_.size() - end_),
        [self = shared_from_this()](const error_code& error, std::size_t bytes) {
            if (self->phase_ != Phase::waiting && self->phase_ != Phase::reading) {
                return;
            }
            if (error) {
                self->close();
                return;
            }
            self->received(bytes);
        });
}

void Session::received(std::size_t bytes) {
    end_ += bytes;
    proceed();
}

void Session::proceed() {
    if (begin_ < end_) {
        begin_ += reader_.feed({buffer_.data() + begin_, end_ - begin_});
    }
    switch (reader_.state()) {
    case RequestReader::State::ready:
        handle();
        return;
    case RequestReader::State::refused:
        refuse(reader_.refusal());
        return;
    case RequestReader::State::partial:
        if (phase_ == Phase::waiting) {
            phase_ = Phase::reading;
            deadline_ = worker_.now() + service_.header_timeout;
        }
        break;
    case RequestReader::State::empty:
        break;
    }
    read();
}

void Session::handle() {
    asked_ = Clock::now();
    keep_alive_ = reader_.request().keep_alive && !worker_.draining();
    if (auto ready = service_.handler.ready(reader_.request())) {
        answer(std::move(*ready));
        return;
    }
    make();
}

void Session::make() {
    phase_ = Phase::making;
    const bool taken = service_.makers.take([self = shared_from_this()]() mutable {
        auto made = std::make_shared<Answer>(self->service_.handler.made(self->reader_.request()));
        auto& loop = self->worker_.loop();
        // the session goes back with its answer: it must not end on this thread
        asio::post(loop, [self = std::move(self), made = std::move(made)] {
            self->answer(std::move(*made));
        });
    });
    if (!taken) {
        service_.metrics.queue_was_full();
        answer(answer_to(reader_.request(),
                         problem(503, "too much is asked of the server just now", "")));
    }
}

void Session::answer(Answer answer) {
    answer_ = std::move(answer);
    phase_ = Phase::writing;
    if (answer_.part && answer_.part->length > 0) {
        file_ = OpenFile{*answer_.part};
        if (!file_.is_open()) {
            answer_ = refusal(500);
        }
    }
    keep_alive_ = keep_alive_ && !answer_.close;
    answer_.head += worker_.date_line();
    answer_.head += keep_alive_ ? "\r\n" : "Connection: close\r\n\r\n";
    write_head_and_bytes();
}

void Session::write_head_and_bytes() {
    const std::size_t size = answer_.bytes ? answer_.bytes->size() : 0;
    deadline_ =
        worker_.now() + service_.idle_timeout + std::chrono::seconds{size / least_bytes_per_second};
    const std::array<asio::const_buffer, 2> buffers{
        asio::buffer(answer_.head), size > 0 ? asio::buffer(*answer_.bytes) : asio::const_buffer{}};
    asio::async_write(socket_, buffers,
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                          if (error) {
                              self->close();
                          } else if (self->answer_.part) {
                              self->write_piece();
                          } else {
                              self->written();
                          }
                      });
}

void Session::write_piece() {
    if (file_.left() == 0) {
        written();
        return;
    }
    if (!file_.read(piece_)) {
        close(); // the length is promised already: only a broken connection tells
        return;
    }
    deadline_ = worker_.now() + service_.idle_timeout;
    asio::async_write(socket_, asio::buffer(piece_),
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                          if (error) {
                              self->close();
                          } else {
                              self->write_piece();
                          }
                      });
}

void Session::written() {
    const std::uint64_t bytes = answer_.bytes  ? answer_.bytes->size()
                                : answer_.part ? answer_.part->length
                                               : 0;
    service_.metrics.answered(answer_.status, bytes, Clock::now() - asked_);
    answer_.bytes.reset();
    answer_.part.reset();
    file_ = OpenFile{};
    if (!keep_alive_ || worker_.draining()) {
        linger();
        return;
    }
    reader_.reset();
    phase_ = Phase::waiting;
    deadline_ = worker_.now() + service_.idle_timeout;
    proceed();
}

/// Closing with unread bytes would reset the connection and take the answer with it.
void Session::linger() {
    phase_ = Phase::lingering;
    deadline_ = worker_.now() + linger_time;
    error_code error;
    std::ignore = socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    if (error) {
        close();
        return;
    }
    drain_input();
}

void Session::drain_input() {
    socket_.async_read_some(asio::buffer(buffer_),
                            [self = shared_from_this()](const error_code& error, std::size_t) {
                                if (error || self->phase_ != Phase::lingering) {
                                    self->close();
                                } else {
                                    self->drain_input();
                                }
                            });
}

void Session::close() {
    error_code ignored;
    std::ignore = socket_.close(ignored);
}

void Session::refuse(int status) {
    asked_ = Clock::now();
    keep_alive_ = false;
    answer(refusal(status));
}

} // namespace netzatlas::http
