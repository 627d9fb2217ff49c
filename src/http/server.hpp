#pragma once

#include "terms/result.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace netzatlas::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;      ///< 0: any free one
    std::uint16_t metrics_port = 0; ///< 0: no metrics listener
    std::filesystem::path editions; ///< holds `current`
    std::string edition;            ///< id of the one to serve; empty: what `current` points to
    std::filesystem::path data;     ///< folder of data/
    std::filesystem::path web;      ///< folder of web/ (pages/, dist/)
    std::filesystem::path cache;    ///< made extracts; default editions/cache/<program version>
    std::string public_url;         ///< "https://karte.example.de": before addresses in TileJSON,
                                    ///< styles, canonical links, and what people copy or print
    bool linked = true;             ///< false: sheets without links, where no address is known
    bool offers_sheets = true;      ///< pages link the printed sheets that are there
    int threads = 2;
    std::size_t max_connections = 4096;
    std::size_t max_connections_per_client = 256;
    std::chrono::seconds header_timeout{10};
    std::chrono::seconds idle_timeout{60};
};

/// The map, its pages and the API over one folder of editions; picks up a new `current` while
/// running.
class Server {
public:
    /// Binds and opens the current edition. Errors: `not_found` no edition; `io` the port is taken.
    static Result<std::unique_ptr<Server>> start(const ServerOptions& options);
    ~Server();
    std::uint16_t port() const;
    /// Serves until SIGTERM or SIGINT (or `stop`), then lets running requests finish.
    void run();
    void stop();

private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace netzatlas::http
