#pragma once

#include "terms/result.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <string>

namespace netzatlas::http {

/// Who a connection counts for: the address, and for IPv6 the /64 a household or office has for
/// itself.
std::string client_of(const boost::asio::ip::tcp::endpoint& peer);

/// An open port. Errors: `bad_value` for no IP address; `io` when the port is taken.
Result<boost::asio::ip::tcp::acceptor> listening(boost::asio::io_context& loop,
                                                 const std::string& address, std::uint16_t port);

} // namespace netzatlas::http
