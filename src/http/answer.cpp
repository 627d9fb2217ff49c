#include "http/answer.hpp"

#include "http/byte_range.hpp"
#include "http/conditions.hpp"

#include <fmt/format.h>

namespace netzatlas::http {

namespace {

constexpr std::string_view page_headers =
    "Content-Security-Policy: default-src 'self'; img-src 'self' data: blob:; worker-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'\r\n"
    "Permissions-Policy: geolocation=(self), camera=(), microphone=(), payment=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view asset_headers = "Content-Security-Policy: default-src 'self'; "
                                           "connect-src 'self'; img-src 'self' data: blob:\r\n"
                                           "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view embed_headers =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *\r\n"
    "Cross-Origin-Resource-Policy: cross-origin\r\n";
constexpr std::string_view open_headers =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
    "Cross-Origin-Resource-Policy: cross-origin\r\n"
    "Access-Control-Allow-Origin: *\r\n"
    "Access-Control-Expose-Headers: ETag, Content-Range, Accept-Ranges, Content-Disposition\r\n";
constexpr std::string_view all_headers = "X-Content-Type-Options: nosniff\r\n"
                                         "Referrer-Policy: strict-origin-when-cross-origin\r\n";

std::string_view security_headers(Reach reach) {
    switch (reach) {
    case Reach::page:
        return page_headers;
    case Reach::asset:
        return asset_headers;
    case Reach::embed:
        return embed_headers;
    case Reach::open:
        return open_headers;
    }
    return page_headers;
}

std::string_view cache_control(Keep keep) {
    switch (keep) {
    case Keep::forever:
        return "Cache-Control: public, max-age=31536000, immutable\r\n";
    case Keep::ask:
        return "Cache-Control: no-cache\r\n";
    case Keep::never:
        return "Cache-Control: no-store\r\n";
    }
    return "Cache-Control: no-store\r\n";
}

/// What 200, 206 and 304 have in common.
std::string start_of_head(int status, const Resource& resource) {
    std::string head;
    head.reserve(1024);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", status, reason_phrase(status));
    head += cache_control(resource.keep);
    if (!resource.etag.empty()) {
        head += "ETag: ";
        head += resource.etag;
        head += "\r\n";
    }
    if (resource.negotiated) {
        head += "Vary: Accept-Encoding\r\n";
    }
    head += security_headers(resource.reach);
    head += all_headers;
    head += resource.extra;
    return head;
}

void add_content(std::string& head, const Resource& resource, std::uint64_t length) {
    if (!resource.content_type.empty()) {
        head += "Content-Type: ";
        head += resource.content_type;
        head += "\r\n";
    }
    if (resource.coding != Coding::identity) {
        head += "Content-Encoding: ";
        head += name_of(resource.coding);
        head += "\r\n";
    }
    if (resource.file) {
        head += "Accept-Ranges: bytes\r\n";
    }
    if (resource.status != 204) {
        fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", length);
    }
}

Answer bodiless(int status, const Resource& resource) {
    Answer answer{status, start_of_head(status, resource), nullptr, std::nullopt, false};
    if (status != 304) {
        answer.head += "Content-Length: 0\r\n";
    }
    return answer;
}

std::uint64_t size_of(const Resource& resource) {
    if (resource.file) {
        return resource.file->size;
    }
    return resource.bytes ? resource.bytes->size() : 0;
}

Answer whole(const Request& request, const Resource& resource) {
    Answer answer{resource.status, start_of_head(resource.status, resource), nullptr, std::nullopt,
                  false};
    add_content(answer.head, resource, size_of(resource));
    if (request.method != Method::head && resource.file) {
        answer.part = FilePart{resource.file->path, 0, resource.file->size};
    } else if (request.method != Method::head) {
        answer.bytes = resource.bytes;
    }
    return answer;
}

Answer unsatisfiable(const Resource& resource) {
    Answer answer = bodiless(416, resource);
    fmt::format_to(std::back_inserter(answer.head), "Content-Range: bytes */{}\r\n",
                   resource.file->size);
    return answer;
}

Answer part(const Resource& resource, const ByteRange& range) {
    Answer answer{206, start_of_head(206, resource), nullptr, std::nullopt, false};
    const auto length = range.last - range.first + 1;
    add_content(answer.head, resource, length);
    fmt::format_to(std::back_inserter(answer.head), "Content-Range: bytes {}-{}/{}\r\n",
                   range.first, range.last, resource.file->size);
    answer.part = FilePart{resource.file->path, range.first, length};
    return answer;
}

/// Ranges count for GET on files alone, and only while `If-Range` still holds.
ByteRange wanted_range(const Request& request, const Resource& resource) {
    const bool allowed = request.method == Method::get && resource.file && !request.range.empty();
    if (!allowed ||
        (!request.if_range.empty() && !range_still_holds(request.if_range, resource.etag))) {
        return {};
    }
    return byte_range(request.range, resource.file->size);
}

} // namespace

Answer answer_to(const Request& request, const Resource& resource) {
    if (resource.status != 200 || resource.etag.empty()) {
        return whole(request, resource);
    }
    if (!request.if_match.empty() && !names_tag_strongly(request.if_match, resource.etag)) {
        return bodiless(412, resource);
    }
    if (!request.if_none_match.empty() && names_tag(request.if_none_match, resource.etag)) {
        return bodiless(304, resource);
    }
    const ByteRange range = wanted_range(request, resource);
    switch (range.kind) {
    case ByteRange::Kind::whole:
        return whole(request, resource);
    case ByteRange::Kind::part:
        return part(resource, range);
    case ByteRange::Kind::unsatisfiable:
        return unsatisfiable(resource);
    }
    return whole(request, resource);
}

std::string_view reason_phrase(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 307:
        return "Temporary Redirect";
    case 308:
        return "Permanent Redirect";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 416:
        return "Range Not Satisfiable";
    case 417:
        return "Expectation Failed";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Internal Server Error";
    }
}

} // namespace netzatlas::http
