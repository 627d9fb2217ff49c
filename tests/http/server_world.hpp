#pragma once

#include "edition_fixture.hpp"
#include "http/server.hpp"
#include "tiles/tileset.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <map>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <thread>

namespace netzatlas::testing {

/// One connection to a server on this machine.
class Connection {
public:
    explicit Connection(std::uint16_t port) : socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        connected_ =
            ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { ::close(socket_); }

    bool connected() const { return connected_; }
    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return;
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// Reads until `size` bytes are there or nothing more comes; false at the end.
    bool read_to(std::size_t size) {
        char block[65536];
        while (held_.size() < size) {
            const auto got = ::recv(socket_, block, sizeof block, 0);
            if (got <= 0) {
                return false;
            }
            held_.append(block, static_cast<std::size_t>(got));
        }
        return true;
    }
    /// Takes everything up to the empty line.
    std::string taken_head() {
        while (held_.find("\r\n\r\n") == std::string::npos) {
            if (!read_to(held_.size() + 1)) {
                break;
            }
        }
        return taken(std::min(held_.find("\r\n\r\n") + 4, held_.size()));
    }
    std::string taken(std::size_t size) {
        read_to(size);
        auto text = held_.substr(0, size);
        held_.erase(0, text.size());
        return text;
    }
    /// Whether the server has ended the connection and nothing is left.
    bool ended() { return !read_to(1); }

private:
    int socket_;
    bool connected_ = false;
    std::string held_;
};

/// An answer taken apart; field names in small letters.
struct Reply {
    int status = 0;
    std::map<std::string, std::string> fields;
    std::string body;

    std::string operator[](const std::string& name) const {
        const auto found = fields.find(name);
        return found != fields.end() ? found->second : "";
    }
};

inline Reply taken_reply(Connection& connection, bool has_body = true) {
    Reply reply;
    const auto head = connection.taken_head();
    if (head.size() < 12) {
        return reply;
    }
    reply.status = std::stoi(head.substr(9, 3));
    for (auto line = head.find("\r\n") + 2; line < head.size() - 2;) {
        const auto end = head.find("\r\n", line);
        const auto colon = head.find(": ", line);
        auto name = head.substr(line, colon - line);
        std::transform(name.begin(), name.end(), name.begin(), ::tolower);
        reply.fields[name] = head.substr(colon + 2, end - colon - 2);
        line = end + 2;
    }
    const bool empty = reply.status == 304 || reply.status == 204 || !has_body;
    if (!empty && !reply["content-length"].empty()) {
        reply.body = connection.taken(std::stoul(reply["content-length"]));
    }
    return reply;
}

/// A folder of editions with the tiny one in it, tiles and all.
inline void write_served_edition(const std::filesystem::path& editions, const std::string& id) {
    const auto content = tiny_content();
    const auto folder = write_tiny_edition(editions, content, id);
    std::filesystem::create_directories(folder / "tiles");
    if (!tiles::write_region_tiles(content, folder / "tiles") ||
        !tiles::write_site_tiles(content, folder / "tiles")) {
        throw std::runtime_error{"no tiles"};
    }
    std::filesystem::remove(folder / "manifest.json");
    write_tiny_manifest(folder, content);
}

inline constexpr const char* tiny_id = "2021-06-30-00000000";

/// web/ with the real templates and invented assets.
inline void write_web(const std::filesystem::path& web) {
    std::filesystem::create_directories(web / "dist");
    std::filesystem::create_directory_symlink(
        std::filesystem::path{NETZATLAS_SOURCE_DIR} / "web" / "pages", web / "pages");
    std::ofstream{web / "dist" / "assets.json"} << R"({"main.js": "main-ABC.js"})";
    std::ofstream{web / "dist" / "main-ABC.js"} << "plain";
    std::ofstream{web / "dist" / "main-ABC.js.br"} << "as brotli";
    std::ofstream{web / "dist" / "main-ABC.js.gz"} << "as gzip";
    std::ofstream{web / "dist" / "secret.txt"} << "not served";
}

/// The real server on a free port over the tiny edition.
class RunningServer {
public:
    explicit RunningServer(http::ServerOptions options = {}) {
        write_served_edition(folder_.path() / "editions", tiny_id);
        write_web(folder_.path() / "web");
        options.port = 0;
        options.editions = folder_.path() / "editions";
        options.web = folder_.path() / "web";
        options.data = std::filesystem::path{NETZATLAS_SOURCE_DIR} / "data";
        auto started = http::Server::start(options);
        if (!started) {
            throw std::runtime_error{started.error().message};
        }
        server_ = std::move(*started);
        thread_ = std::thread{[this] { server_->run(); }};
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    ~RunningServer() { stop(); }

    void stop() {
        if (thread_.joinable()) {
            server_->stop();
            thread_.join();
        }
    }
    std::uint16_t port() const { return server_->port(); }
    std::filesystem::path editions() const { return folder_.path() / "editions"; }

    /// One request on a connection of its own; `fields` are whole lines.
    Reply ask(const std::string& target, const std::string& fields = "",
              const std::string& method = "GET") const {
        Connection connection{port()};
        connection.send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields +
                        "Connection: close\r\n\r\n");
        return taken_reply(connection, method != "HEAD");
    }

private:
    TemporaryFolder folder_;
    std::unique_ptr<http::Server> server_;
    std::thread thread_;
};

inline const std::string api = std::string{"/api/v1/editions/"} + tiny_id;
inline const std::string region_tiles = std::string{"/tiles/"} + tiny_id + "/regions";

/// One server for the tests that only ask it.
class Served : public ::testing::Test {
protected:
    static void SetUpTestSuite() { running_ = std::make_unique<RunningServer>(); }
    static void TearDownTestSuite() { running_.reset(); }
    static Reply ask(const std::string& target, const std::string& fields = "",
                     const std::string& method = "GET") {
        return running_->ask(target, fields, method);
    }
    static std::uint16_t port() { return running_->port(); }
    /// z, x and y of the tile that holds the tiny world.
    static std::string tile() { return region_tiles + "/8/136/84.mvt"; }
    static std::string archive_name() {
        for (const auto& entry :
             std::filesystem::directory_iterator{running_->editions() / tiny_id / "tiles"}) {
            if (entry.path().filename().string().starts_with("regions-")) {
                return entry.path().filename().string();
            }
        }
        return "";
    }

private:
    static inline std::unique_ptr<RunningServer> running_;
};

} // namespace netzatlas::testing
