#include "http/problem.hpp"

#include "http/answer.hpp"

#include <nlohmann/json.hpp>

namespace netzatlas::http {

int status_of(ErrorCode code) {
    switch (code) {
    case ErrorCode::bad_value:
    case ErrorCode::bad_request:
        return 400;
    case ErrorCode::not_found:
        return 404;
    case ErrorCode::unavailable:
        return 503;
    case ErrorCode::bad_source:
    case ErrorCode::bad_geometry:
    case ErrorCode::io:
    case ErrorCode::internal:
        return 500;
    }
    return 500;
}

std::string detail_of(const Error& error) {
    return status_of(error.code) == 500 ? "the server could not make this; its log says why"
                                        : error.message;
}

Resource problem(int status, std::string_view detail, std::string_view instance) {
    const nlohmann::json json{{"type", "about:blank"},
                              {"title", reason_phrase(status)},
                              {"status", status},
                              {"detail", detail},
                              {"instance", instance}};
    Resource resource;
    resource.status = status;
    resource.content_type = "application/problem+json";
    resource.keep = Keep::never;
    resource.reach = Reach::open;
    resource.bytes = std::make_shared<const std::string>(
        json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    if (status == 503) {
        resource.extra = "Retry-After: 5\r\n";
    }
    return resource;
}

} // namespace netzatlas::http
