#include "http/metrics_page.hpp"

#include "http/problem.hpp"
#include "http/site.hpp"

namespace netzatlas::http {

std::optional<Answer> MetricsPage::ready(const Request& request) {
    if (request.method == Method::other) {
        return refusal(405);
    }
    if (request.target != "/metrics") {
        return answer_to(request, problem(404, "metrics are at /metrics", request.target));
    }
    Resource resource;
    resource.content_type = "text/plain; version=0.0.4";
    resource.keep = Keep::never;
    resource.bytes = std::make_shared<const std::string>(text_());
    return answer_to(request, resource);
}

Answer MetricsPage::made(const Request& request) {
    return answer_to(request, problem(500, "metrics are never made", request.target));
}

} // namespace netzatlas::http
