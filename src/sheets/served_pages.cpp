#include "sheets/served_pages.hpp"

#include "http/loopback_page.hpp"
#include "http/server.hpp"

#include <fmt/format.h>

namespace netzatlas::sheets {

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
    return http::loopback_page(server_->port(), path);
}

} // namespace netzatlas::sheets
