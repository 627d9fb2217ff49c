#include "stats/json.hpp"
#include "stats/stats.hpp"

namespace netzatlas::stats {

namespace {

Json date_or_null(const std::optional<Date>& date) {
    return date ? Json(date->iso()) : Json();
}

Json source_object(const Source& source) {
    return {{"id", source.id},
            {"title", source.title},
            {"publisher", source.publisher},
            {"licence", source.licence},
            {"licence_uri", text_or_null(source.licence_uri)},
            {"attribution", source.attribution},
            {"url", text_or_null(source.url)},
            {"file", source.file},
            {"sha256", text_or_null(source.sha256)},
            {"reference_date", date_or_null(source.reference_date)},
            {"delivery_date", date_or_null(source.delivery_date)},
            {"publication_date", date_or_null(source.publication_date)},
            {"boundary_date", date_or_null(source.boundary_date)}};
}

Json finding_object(const Finding& finding) {
    return {{"id", id_of(finding)},
            {"severity", name_of(finding.severity)},
            {"rule", finding.rule},
            {"file", finding.file},
            {"row", finding.row > 0 ? Json(finding.row) : Json()},
            {"column", text_or_null(finding.column)},
            {"value", text_or_null(finding.value)},
            {"meaning", finding.meaning},
            {"action", finding.action},
            {"accepted", text_or_null(finding.accepted)}};
}

} // namespace

std::string sources_json(const store::Edition& edition) {
    const auto& content = edition.content();
    Json list = Json::array();
    for (const Source& source : content.sources) {
        list.push_back(source_object(source));
    }
    return text_of({{"edition", edition.id()},
                    {"title", content.title},
                    {"demo", content.demo},
                    {"reference_date", content.reference_date.iso()},
                    {"method_version", content.method_version},
                    {"settings", content.settings},
                    {"sources", std::move(list)}});
}

std::string findings_json(const store::Edition& edition) {
    Json list = Json::array();
    for (const Finding& finding : edition.content().findings) {
        list.push_back(finding_object(finding));
    }
    return text_of({{"edition", edition.id()}, {"findings", std::move(list)}});
}

} // namespace netzatlas::stats
