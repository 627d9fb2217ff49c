#pragma once

#include "terms/result.hpp"

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

namespace netzatlas::http {
class Server;
struct ServerOptions;
} // namespace netzatlas::http

namespace netzatlas::sheets {

/// Our own pages on a free port of this machine, as long as it lives.
class ServedPages {
public:
    /// Errors: those of starting the server.
    static Result<std::unique_ptr<ServedPages>> serve(const http::ServerOptions& options);
    ServedPages(const ServedPages&) = delete;
    ServedPages& operator=(const ServedPages&) = delete;
    ~ServedPages();

    std::string address(const std::string& path) const;
    /// The page itself. Its scripts and styles have names made of their content, so that the same
    /// bytes mean the same print. Errors: `io` where the server does not answer with a page.
    Result<std::string> page(const std::string& path) const;
    /// Somebody pressed Ctrl-C: what was printed since is not to be trusted.
    bool stopped() const { return stopped_; }

private:
    explicit ServedPages(std::unique_ptr<http::Server> server);
    std::unique_ptr<http::Server> server_;
    std::atomic<bool> stopped_ = false;
    std::thread thread_; // last: it uses what stands above
};

} // namespace netzatlas::sheets
