#include "http/listener.hpp"

#include <fmt/format.h>
#include <tuple>
#include <utility>

namespace netzatlas::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

/// The first four groups, each in full, so that "::" hides none.
std::string network_of(const asio::ip::address_v6& address) {
    const auto bytes = address.to_bytes();
    return fmt::format("{:02x}{:02x}:{:02x}{:02x}:{:02x}{:02x}:{:02x}{:02x}", bytes[0], bytes[1],
                       bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]);
}

} // namespace

std::string client_of(const tcp::endpoint& peer) {
    const auto address = peer.address();
    return address.is_v6() && !address.to_v6().is_v4_mapped() ? network_of(address.to_v6())
                                                              : address.to_string();
}

Result<tcp::acceptor> listening(asio::io_context& loop, const std::string& address,
                                std::uint16_t port) {
    error_code error;
    const auto ip = asio::ip::make_address(address, error);
    if (error) {
        return fail(ErrorCode::bad_value, fmt::format("{} is no IP address", address));
    }
    tcp::acceptor acceptor{loop};
    const tcp::endpoint endpoint{ip, port};
    std::ignore = acceptor.open(endpoint.protocol(), error);
    if (!error) {
        std::ignore = acceptor.set_option(asio::socket_base::reuse_address{true}, error);
    }
    if (!error) {
        std::ignore = acceptor.bind(endpoint, error);
    }
    if (!error) {
        std::ignore = acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return fail(ErrorCode::io,
                    fmt::format("cannot listen on {}:{}: {}; is another server running there?",
                                address, port, error.message()));
    }
    return acceptor;
}

} // namespace netzatlas::http
