#include "http/request_reader.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <optional>

namespace netzatlas::http {

namespace beast = boost::beast;

namespace {

Method method_of(beast::http::verb verb) {
    switch (verb) {
    case beast::http::verb::get:
        return Method::get;
    case beast::http::verb::head:
        return Method::head;
    case beast::http::verb::options:
        return Method::options;
    default:
        return Method::other;
    }
}

void append(std::string& list, beast::string_view value) {
    if (!list.empty()) {
        list += ", ";
    }
    list.append(value.data(), value.size());
}

void clear(Request& request) {
    request.method = Method::get;
    request.keep_alive = true;
    for (auto* text : {&request.target, &request.host, &request.accept_encoding, &request.if_match,
                       &request.if_none_match, &request.range, &request.if_range}) {
        text->clear();
    }
}

} // namespace

/// Beast's parser, keeping only the fields we look at.
class RequestReader::Parser : public beast::http::basic_parser<true> {
public:
    explicit Parser(Request& request) : request_{request} {
        header_limit(longest_head);
        eager(false);
    }
    int refusal() const { return refusal_; }
    bool reading_target() const { return !target_seen_; }

protected:
    void on_request_impl(beast::http::verb method, beast::string_view, beast::string_view target,
                         int version, beast::error_code&) override {
        target_seen_ = true;
        request_.method = method_of(method);
        request_.target.assign(target.data(), target.size());
        version_ = version;
        if (target.size() > longest_target) {
            refusal_ = 414;
        }
    }
    void on_field_impl(beast::http::field name, beast::string_view, beast::string_view value,
                       beast::error_code&) override {
        switch (name) {
        case beast::http::field::host:
            ++hosts_;
            request_.host.assign(value.data(), value.size());
            break;
        case beast::http::field::accept_encoding:
            append(request_.accept_encoding, value);
            break;
        case beast::http::field::if_match:
            append(request_.if_match, value);
            break;
        case beast::http::field::if_none_match:
            append(request_.if_none_match, value);
            break;
        case beast::http::field::range:
            append(request_.range, value);
            break;
        case beast::http::field::if_range:
            append(request_.if_range, value);
            break;
        default:
            break;
        }
    }
    void on_header_impl(beast::error_code&) override {
        request_.keep_alive = keep_alive();
        if (refusal_ != 0) {
            return;
        }
        const auto length = content_length();
        if (version_ >= 11 && hosts_ != 1) {
            refusal_ = 400;
        } else if (chunked() || (length && *length > 0)) {
            refusal_ = 413;
        }
    }
    void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, beast::error_code&) override {}
    std::size_t on_body_impl(beast::string_view body, beast::error_code&) override {
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body,
                                   beast::error_code&) override {
        return body.size();
    }
    void on_finish_impl(beast::error_code&) override {}

private:
    Request& request_;
    bool target_seen_ = false;
    int version_ = 11;
    int hosts_ = 0;
    int refusal_ = 0;
};

namespace {

/// 0 while more is needed.
int refusal_for(const beast::error_code& error, bool reading_target) {
    namespace http = beast::http;
    if (!error || error == http::error::need_more) {
        return 0;
    }
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return reading_target ? 414 : 431;
    }
    if (error == http::error::bad_version) {
        return 505;
    }
    return error == http::error::bad_transfer_encoding ? 501 : 400;
}

} // namespace

RequestReader::RequestReader() : parser_{std::make_unique<Parser>(request_)} {}
RequestReader::~RequestReader() = default;

std::size_t RequestReader::feed(std::string_view bytes) {
    if (bytes.empty() || state_ == State::ready || state_ == State::refused) {
        return 0;
    }
    beast::error_code error;
    const auto used = parser_->put({bytes.data(), bytes.size()}, error);
    used_ += used;
    int refusal = refusal_for(error, parser_->reading_target());
    if (refusal == 0 && !parser_->is_header_done() && used_ + bytes.size() - used > longest_head) {
        refusal = parser_->reading_target() ? 414 : 431;
    }
    finish(parser_->is_header_done(), refusal);
    return used;
}

void RequestReader::finish(bool head_done, int error) {
    refusal_ = parser_->refusal() != 0 ? parser_->refusal() : error;
    if (refusal_ != 0) {
        state_ = State::refused;
    } else {
        state_ = head_done ? State::ready : State::partial;
    }
}

void RequestReader::reset() {
    clear(request_);
    // the parser cannot be used twice; the strings of the request keep their room
    parser_ = std::make_unique<Parser>(request_);
    state_ = State::empty;
    refusal_ = 0;
    used_ = 0;
}

} // namespace netzatlas::http
