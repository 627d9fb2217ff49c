#pragma once

#include "http/request.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace netzatlas::http {

/// Reads request heads from the bytes of one connection, however they are cut.
class RequestReader {
public:
    enum class State {
        empty,   ///< no byte of the next request yet
        partial, ///< some, not all
        ready,   ///< `request` is whole
        refused  ///< `refusal` is the status to answer before closing
    };

    RequestReader();
    ~RequestReader();

    /// Returns how many bytes were used: those left belong to the next request.
    std::size_t feed(std::string_view bytes);
    State state() const { return state_; }
    const Request& request() const { return request_; }
    /// 400, 413 (a body), 414 (target), 431 (head), 501 (transfer coding), 505 (version).
    int refusal() const { return refusal_; }
    /// Ready for the next request.
    void reset();

private:
    class Parser;
    void finish(bool head_done, int error);

    State state_ = State::empty;
    int refusal_ = 0;
    std::size_t used_ = 0;
    Request request_;
    std::unique_ptr<Parser> parser_;
};

/// Bytes of a request target, and of a whole head.
constexpr std::size_t longest_target = 4096;
constexpr std::size_t longest_head = 16384;

} // namespace netzatlas::http
