#include "sheets/served_pages.hpp"

#include "http/server.hpp"

#include <array>
#include <bit>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace netzatlas::sheets {

namespace {

/// A connection to loopback, closed with the object.
class Connection {
public:
    explicit Connection(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
        sockaddr_in there{};
        there.sin_family = AF_INET;
        there.sin_port = htons(port);
        there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        open_ = socket_ >= 0 &&
                ::connect(socket_, std::bit_cast<const sockaddr*>(&there), sizeof there) == 0;
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() {
        if (socket_ >= 0) {
            ::close(socket_);
        }
    }
    bool say(std::string_view words) const {
        while (open_ && !words.empty()) {
            const auto sent = ::send(socket_, words.data(), words.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            words.remove_prefix(static_cast<std::size_t>(sent));
        }
        return open_;
    }
    /// Everything until the other side is done.
    std::string heard() const {
        std::string all;
        std::array<char, 1 << 16> block{};
        while (open_) {
            const auto got = ::recv(socket_, block.data(), block.size(), 0);
            if (got <= 0) {
                break;
            }
            all.append(block.data(), static_cast<std::size_t>(got));
        }
        return all;
    }

private:
    int socket_;
    bool open_ = false;
};

} // namespace

Result<std::unique_ptr<ServedPages>> ServedPages::serve(const http::ServerOptions& options) {
    auto started = http::Server::start(options);
    return started ? Result<std::unique_ptr<ServedPages>>{std::unique_ptr<ServedPages>{
                         new ServedPages{std::move(*started)}}}
                   : fail(started.error());
}

ServedPages::ServedPages(std::unique_ptr<http::Server> server)
    : server_{std::move(server)}, thread_{[this] {
          server_->run();
          stopped_ = true;
      }} {}

ServedPages::~ServedPages() {
    server_->stop();
    thread_.join();
}

std::string ServedPages::address(const std::string& path) const {
    return fmt::format("http://127.0.0.1:{}{}", server_->port(), path);
}

Result<std::string> ServedPages::page(const std::string& path) const {
    const Connection connection{server_->port()};
    const bool asked = connection.say(
        fmt::format("GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", path));
    const auto answer = asked ? connection.heard() : std::string{};
    const auto head = answer.find("\r\n\r\n");
    if (!answer.starts_with("HTTP/1.1 200") || head == std::string::npos) {
        return fail(ErrorCode::io,
                    fmt::format("{} answered '{}'", path, answer.substr(0, answer.find('\r'))));
    }
    return answer.substr(head + 4);
}

} // namespace netzatlas::sheets
