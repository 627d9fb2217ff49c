#include "http/server.hpp"

#include "http/listener.hpp"
#include "http/metrics_page.hpp"
#include "http/session.hpp"
#include "http/site.hpp"
#include "http/worker.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/write.hpp>
#include <condition_variable>
#include <csignal>
#include <fmt/format.h>
#include <functional>
#include <mutex>
#include <spdlog/spdlog.h>
#include <thread>
#include <tuple>

namespace netzatlas::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t longest_queue = 256;
constexpr std::chrono::seconds grace{10};
constexpr std::chrono::milliseconds breath{100}; ///< after the system refused a connection

} // namespace

struct Server::Impl {
    explicit Impl(const ServerOptions& with)
        : options{with}, connections{connections_allowed_by_files(with.max_connections)},
          limits{connections, with.max_connections_per_client},
          makers{std::max(1, with.threads), longest_queue},
          metrics_page{[this] { return metrics_text(); }} {
        for (int i = 0; i < std::max(1, with.threads); ++i) {
            workers.push_back(std::make_unique<Worker>());
        }
    }
    ~Impl() {
        makers.stop(); // before the loops that made answers go back to
    }

    std::string metrics_text() const {
        return metrics.text(
            {limits.open(), makers.waiting(), site->cache_bytes(), site->shelf().current()->id()});
    }
    Service service(Handler& handler) {
        return {handler, makers, metrics, limits, options.header_timeout, options.idle_timeout};
    }

    void accept(tcp::acceptor& acceptor, Service& with);
    void accepted(tcp::socket socket, Worker& worker, Service& with);
    void turn_away(tcp::socket socket);
    void serve();
    void begin_stopping();
    void follow_current();
    Result<void> listen();

    const ServerOptions options;
    const std::size_t connections;
    Metrics metrics;
    ConnectionLimits limits;
    std::unique_ptr<Site> site;
    // sessions die with their worker and still use these two
    std::optional<Service> public_service;
    std::optional<Service> metrics_service;
    std::vector<std::unique_ptr<Worker>> workers;
    Makers makers;
    MetricsPage metrics_page;
    std::optional<tcp::acceptor> acceptor;
    std::optional<tcp::acceptor> metrics_acceptor;
    std::uint16_t bound_port = 0;
    std::size_t next_worker = 0;

    std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
};

/// Connections go round all workers; each then stays with its own.
void Server::Impl::accept(tcp::acceptor& from, Service& with) {
    Worker& worker = *workers[next_worker++ % workers.size()];
    from.async_accept(
        worker.loop(), [this, &from, &with, &worker](const error_code& error, tcp::socket socket) {
            if (!from.is_open()) {
                return;
            }
            if (!error) {
                accepted(std::move(socket), worker, with);
                accept(from, with);
                return;
            }
            // out of descriptors: let some connections end before trying again
            auto timer = std::make_shared<asio::steady_timer>(workers.front()->loop(), breath);
            timer->async_wait([this, &from, &with, timer](const error_code&) {
                if (from.is_open()) {
                    accept(from, with);
                }
            });
        });
}

void Server::Impl::accepted(tcp::socket socket, Worker& worker, Service& with) {
    error_code error;
    const auto client = client_of(socket.remote_endpoint(error));
    if (error) {
        return;
    }
    if (!limits.enter(client)) {
        turn_away(std::move(socket));
        return;
    }
    auto shared = std::make_shared<tcp::socket>(std::move(socket));
    asio::post(worker.loop(), [shared, &worker, &with, client] {
        std::make_shared<Session>(std::move(*shared), worker, with, client)->start();
    });
}

/// As short as it gets: 503 into the empty send buffer, never waiting for the client.
void Server::Impl::turn_away(tcp::socket socket) {
    metrics.connection_refused();
    static const std::string text = refusal(503).head + "Connection: close\r\n\r\n";
    error_code ignored;
    std::ignore = socket.non_blocking(true, ignored);
    socket.send(asio::buffer(text), 0, ignored);
    std::ignore = socket.shutdown(tcp::socket::shutdown_send, ignored);
    std::array<char, 4096> unread{};
    socket.receive(asio::buffer(unread), 0, ignored);
}

void Server::Impl::begin_stopping() {
    {
        const std::lock_guard lock{mutex};
        if (stopping) {
            return;
        }
        stopping = true;
    }
    changed.notify_all();
    asio::post(workers.front()->loop(), [this] {
        error_code ignored;
        std::ignore = acceptor->close(ignored);
        if (metrics_acceptor) {
            std::ignore = metrics_acceptor->close(ignored);
        }
    });
    for (auto& worker : workers) {
        worker->drain();
    }
}

/// Looks once a second whether `current` points elsewhere; opening the next edition takes its time
/// here and holds up nobody.
void Server::Impl::follow_current() {
    std::string said;
    std::unique_lock lock{mutex};
    while (!changed.wait_for(lock, std::chrono::seconds{1}, [this] { return stopping; })) {
        lock.unlock();
        const auto refreshed = site->shelf().refresh();
        if (!refreshed && refreshed.error().message != said) {
            said = refreshed.error().message;
            spdlog::warn("the edition before stays: {}", said);
        }
        lock.lock();
    }
}

/// Until every worker has ended; after the stop the last answers get some grace.
void Server::Impl::serve() {
    std::size_t running = workers.size();
    std::vector<std::thread> threads;
    threads.reserve(workers.size());
    for (auto& worker : workers) {
        threads.emplace_back([&] {
            worker->run();
            const std::lock_guard lock{mutex};
            --running;
            changed.notify_all();
        });
    }
    {
        std::unique_lock lock{mutex};
        changed.wait(lock, [this] { return stopping; });
        changed.wait_for(lock, grace, [&] { return running == 0; });
    }
    for (auto& worker : workers) {
        worker->halt();
    }
    for (auto& thread : threads) {
        thread.join();
    }
}

Result<void> Server::Impl::listen() {
    auto& loop = workers.front()->loop();
    auto listener = listening(loop, options.address, options.port);
    if (!listener) {
        return fail(listener.error());
    }
    bound_port = listener->local_endpoint().port();
    acceptor.emplace(std::move(*listener));
    public_service.emplace(service(*site));
    accept(*acceptor, *public_service);
    if (options.metrics_port == 0) {
        return {};
    }
    auto second = listening(loop, "127.0.0.1", options.metrics_port);
    if (!second) {
        return fail(second.error());
    }
    metrics_acceptor.emplace(std::move(*second));
    metrics_service.emplace(service(metrics_page));
    accept(*metrics_acceptor, *metrics_service);
    return {};
}

Server::Server(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options) {
    auto site = Site::open(options);
    if (!site) {
        return fail(site.error());
    }
    auto impl = std::make_unique<Impl>(options);
    impl->site = std::move(*site);
    if (impl->connections < options.max_connections) {
        spdlog::warn("the limit of open files allows {} connections, not {}; raise it (ulimit -n)",
                     impl->connections, options.max_connections);
    }
    if (auto listening = impl->listen(); !listening) {
        return fail(listening.error());
    }
    return std::unique_ptr<Server>{new Server{std::move(impl)}};
}

std::uint16_t Server::port() const {
    return impl_->bound_port;
}

void Server::run() {
    asio::signal_set signals{impl_->workers.front()->loop(), SIGTERM, SIGINT};
    signals.async_wait([this](const error_code& error, int) {
        if (!error) {
            stop();
        }
    });
    std::thread canceller{[&] {
        impl_->follow_current(); // until stopped
        asio::post(impl_->workers.front()->loop(), [&signals] {
            error_code ignored;
            std::ignore = signals.cancel(ignored);
        });
    }};
    impl_->serve();
    canceller.join();
}

void Server::stop() {
    impl_->begin_stopping();
}

} // namespace netzatlas::http
