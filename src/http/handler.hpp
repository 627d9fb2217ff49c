#pragma once

#include "http/answer.hpp"
#include "http/request.hpp"

#include <optional>

namespace netzatlas::http {

/// What a session asks for answers. Safe from several threads.
class Handler {
public:
    virtual ~Handler() = default;
    /// What is at hand, quickly; empty: it has to be `made`.
    virtual std::optional<Answer> ready(const Request& request) = 0;
    /// Takes its time; called by a maker.
    virtual Answer made(const Request& request) = 0;
};

} // namespace netzatlas::http
