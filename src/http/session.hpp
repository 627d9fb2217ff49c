#pragma once

#include "http/request_reader.hpp"
#include "http/worker.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <string>

namespace netzatlas::http {

/// A file being sent piece by piece; closed when it goes.
class OpenFile {
public:
    OpenFile() = default;
    explicit OpenFile(const FilePart& part);
    OpenFile(const OpenFile&) = delete;
    OpenFile(OpenFile&& other) noexcept;
    OpenFile& operator=(OpenFile&& other) noexcept;
    ~OpenFile();

    bool is_open() const { return descriptor_ >= 0; }
    std::uint64_t left() const { return left_; }
    /// The next piece into `buffer`; false when the file is shorter than promised.
    bool read(std::string& buffer);

private:
    int descriptor_ = -1;
    std::uint64_t position_ = 0;
    std::uint64_t left_ = 0;
};

/// One connection: reads a request head, answers, and again. Lives as long as something is under
/// way; everything but the making runs on its worker's thread.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(boost::asio::ip::tcp::socket socket, Worker& worker, Service& service,
            std::string client);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start();
    void check_deadline(Clock::time_point now);
    void end_if_idle();

private:
    enum class Phase {
        waiting, ///< for the first byte of a request
        reading, ///< a head that has begun
        making,
        writing,
        lingering ///< answered and shut down; what still comes is thrown away
    };

    void read();
    void received(std::size_t bytes);
    /// Whatever the buffer holds: answer, refuse or read more.
    void proceed();
    void handle();
    void make();
    void answer(Answer answer);
    void write_head_and_bytes();
    void written();
    void write_piece();
    void linger();
    void drain_input();
    void close();
    void refuse(int status);

    boost::asio::ip::tcp::socket socket_;
    Worker& worker_;
    Service& service_;
    const std::string client_;
    RequestReader reader_;
    std::string buffer_;
    std::size_t begin_ = 0; ///< bytes of the buffer not yet used
    std::size_t end_ = 0;
    Phase phase_ = Phase::waiting;
    Clock::time_point deadline_;
    Clock::time_point asked_;

    Answer answer_;
    OpenFile file_;
    std::string piece_;
    bool keep_alive_ = true;
};

} // namespace netzatlas::http
