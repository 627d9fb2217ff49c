#pragma once

#include "edition_fixture.hpp"
#include "http/server.hpp"
#include "tiles/tileset.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <gmock/gmock.h>
#include <map>
#include <thread>

namespace netzatlas::testing {

/// One connection to a server on this machine; what is read has ten seconds to come.
class Connection {
public:
    explicit Connection(std::uint16_t port) {
        const auto here = boost::asio::ip::address_v4::loopback();
        stream_.connect(boost::asio::ip::tcp::endpoint{here, port});
    }

    bool connected() const { return stream_.good(); }
    void send(std::string_view bytes) {
        stream_ << bytes << std::flush;
        stream_.clear(); // a server may answer, and close, before it has read everything
    }
    std::istream& received() {
        stream_.expires_after(std::chrono::seconds{10});
        return stream_;
    }
    std::string taken(std::size_t size) {
        std::string text(size, '\0');
        received().read(text.data(), static_cast<std::streamsize>(size));
        text.resize(static_cast<std::size_t>(stream_.gcount()));
        return text;
    }
    /// Whether the server has ended the connection and nothing is left.
    bool ended() { return taken(1).empty() && stream_.error() != boost::asio::error::timed_out; }

private:
    boost::asio::ip::tcp::iostream stream_;
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
    auto& head = connection.received();
    std::string line;
    head >> line >> reply.status;
    std::getline(head, line); // the status in words
    while (std::getline(head, line) && line != "\r") {
        const auto colon = line.find(": ");
        auto name = line.substr(0, colon);
        std::transform(name.begin(), name.end(), name.begin(), ::tolower);
        reply.fields[name] = line.substr(colon + 2, line.size() - colon - 3);
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
