#pragma once

#include "http/handler.hpp"

#include <functional>
#include <string>
#include <utility>

namespace netzatlas::http {

/// The second, local port: /metrics and nothing else.
class MetricsPage : public Handler {
public:
    using Text = std::function<std::string()>;
    explicit MetricsPage(Text text) : text_{std::move(text)} {}

    std::optional<Answer> ready(const Request& request) override;
    Answer made(const Request& request) override;

private:
    Text text_;
};

} // namespace netzatlas::http
