#include "http/loopback_page.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <fmt/format.h>

namespace netzatlas::http {

namespace beast = boost::beast;
using boost::asio::ip::tcp;

namespace {

beast::http::response<beast::http::string_body> answer_of(std::uint16_t port,
                                                          const std::string& path) {
    boost::asio::io_context loop;
    tcp::socket socket{loop};
    socket.connect({boost::asio::ip::address_v4::loopback(), port});
    beast::http::request<beast::http::empty_body> request{beast::http::verb::get, path, 11};
    request.set(beast::http::field::host, "127.0.0.1");
    request.keep_alive(false);
    beast::http::write(socket, request);
    beast::flat_buffer buffer;
    beast::http::response<beast::http::string_body> answer;
    beast::http::read(socket, buffer, answer);
    return answer;
}

} // namespace

Result<std::string> loopback_page(std::uint16_t port, const std::string& path) {
    try {
        auto answer = answer_of(port, path);
        return answer.result() == beast::http::status::ok
                   ? Result<std::string>{std::move(answer.body())}
                   : fail(ErrorCode::io, fmt::format("{} answered {}", path, answer.result_int()));
    } catch (const boost::system::system_error& error) {
        return fail(ErrorCode::io, fmt::format("{}: {}", path, error.what()));
    }
}

} // namespace netzatlas::http
