#include "http/site.hpp"

#include "http/number_text.hpp"
#include "stats/stats.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace netzatlas::http {

namespace {

constexpr int default_limit = 10;
constexpr int most_results = 50;

Resource json_like(Keep keep) {
    Resource like;
    like.content_type = "application/json";
    like.keep = keep;
    like.reach = Reach::open;
    return like;
}

/// "values" and "gigabit_quota" of ".../values/gigabit_quota.json"; empty without the ending.
std::string_view without_json(std::string_view segment) {
    return segment.ends_with(".json") ? segment.substr(0, segment.size() - 5) : std::string_view{};
}

Result<double> degrees(const Target& target, const std::string& name) {
    const auto value = number_in<double>(target.parameter(name));
    if (!value) {
        return fail(ErrorCode::bad_request,
                    fmt::format("{}={} is no number; a point is asked for as "
                                "?lon=11.6&lat=52.1 in degrees",
                                name, target.parameter(name)));
    }
    return *value;
}

Result<int> limit_of(const Target& target) {
    const auto text = target.parameter("limit");
    const auto value = text.empty() ? default_limit : number_in<int>(text).value_or(0);
    if (value < 1 || value > most_results) {
        return fail(ErrorCode::bad_request,
                    fmt::format("limit={} is not within 1 to {}", text, most_results));
    }
    return value;
}

Result<std::string> point_text(const store::Edition& edition, const Target& target) {
    const auto lon = degrees(target, "lon");
    const auto lat = degrees(target, "lat");
    if (!lon || !lat) {
        return fail(lon ? lat.error() : lon.error());
    }
    return stats::point_json(edition, {*lon, *lat});
}

Result<std::string> search_text(const store::Edition& edition, const Target& target) {
    const auto limit = limit_of(target);
    if (!limit) {
        return fail(limit.error());
    }
    return stats::search_json(edition, target.parameter("q"), *limit);
}

Error unknown_address(const Target& target) {
    return {ErrorCode::not_found,
            fmt::format("there is nothing at {}; /api/v1/openapi.json lists what there is",
                        target.path())};
}

/// "/api/v1/editions/{edition}/NAME.json"
Result<std::string> list_text(const store::Edition& edition, std::string_view name,
                              const Target& target) {
    if (name == "regions") {
        return stats::regions_json(edition, target.parameter("level"));
    }
    if (name == "indicators") {
        return stats::indicators_json(edition);
    }
    if (name == "search") {
        return search_text(edition, target);
    }
    if (name == "point") {
        return point_text(edition, target);
    }
    if (name == "goals") {
        return stats::goals_json(edition);
    }
    if (name == "sources") {
        return stats::sources_json(edition);
    }
    if (name == "findings") {
        return stats::findings_json(edition);
    }
    if (name == "manifest") {
        return edition.manifest();
    }
    return fail(unknown_address(target));
}

/// "/api/v1/editions/{edition}/KIND/NAME.json"
Result<std::string> item_text(const store::Edition& edition, std::string_view kind,
                              std::string_view name, const Target& target) {
    const bool all = target.parameter("all") == "1";
    if (kind == "regions") {
        return all ? stats::region_values_json(edition, name) : stats::region_json(edition, name);
    }
    if (kind == "values") {
        return stats::values_json(edition, name, all, target.parameter("date"));
    }
    if (kind == "changes") {
        return stats::changes_json(edition, name, target.parameter("from"), target.parameter("to"));
    }
    if (kind == "neighbours") {
        return stats::neighbours_json(edition, name);
    }
    if (kind == "comparison") {
        return stats::comparison_json(edition, name);
    }
    if (kind == "goals") {
        return stats::goal_json(edition, name);
    }
    return fail(unknown_address(target));
}

Result<std::string> api_text(const store::Edition& edition, const Target& target) {
    const auto& parts = target.segments;
    const auto name = without_json(parts.back());
    if (name.empty()) {
        return fail(unknown_address(target));
    }
    switch (parts.size()) {
    case 5:
        return list_text(edition, name, target);
    case 6:
        return item_text(edition, parts[4], name, target);
    case 7:
        return parts[4] == "series" ? stats::series_json(edition, parts[5], name)
                                    : fail(unknown_address(target));
    default:
        return fail(unknown_address(target));
    }
}

/// The parameters an answer depends on; what else stands behind '?' makes no second copy of it.
std::string api_parameters(const Target& target) {
    return target.parameters({"all", "date", "from", "level", "lat", "limit", "lon", "q", "to"});
}

std::string with_segment(Target target, std::size_t index, const std::string& segment) {
    target.segments.at(index) = segment;
    return target.path();
}

} // namespace

Site::Found Site::api(const Call& call) {
    const auto& parts = call.target.segments;
    if (parts.size() == 3 && parts[1] == "v1" && parts[2] == "openapi.json") {
        return text(call, "openapi", json_like(Keep::ask),
                    [&]() -> Result<std::string> { return openapi_; });
    }
    if (parts.size() < 5 || parts[1] != "v1" || parts[2] != "editions") {
        return fail(unknown_address(call.target));
    }
    if (parts[3] == "latest") {
        return std::make_shared<const Resource>(
            redirect(307, with_segment(call.target, 3, shelf_.current()->id()) +
                              api_parameters(call.target)));
    }
    const auto open = edition(call, parts[3]);
    if (!open) {
        return fail(open.error());
    }
    return *open ? api_of_edition(call, *open) : nullptr;
}

Site::Found Site::api_of_edition(const Call& call, const EditionPointer& open) {
    const auto key = call.target.path() + api_parameters(call.target);
    const auto& parts = call.target.segments;
    if (parts.size() == 8 && parts[4] == "values" && parts[7] == "explanation.json") {
        return text(call, key, json_like(Keep::forever), [&] {
            return renderer_->explanation_json(*open->edition, parts[5], parts[6],
                                               call.target.parameter("date"), public_url_);
        });
    }
    return text(call, key, json_like(Keep::forever),
                [&] { return api_text(*open->edition, call.target); });
}

Result<void> Site::load_openapi(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        return fail(ErrorCode::io, fmt::format("{}: cannot be read", file.string()));
    }
    openapi_.assign(std::istreambuf_iterator<char>{in}, {});
    return {};
}

} // namespace netzatlas::http
