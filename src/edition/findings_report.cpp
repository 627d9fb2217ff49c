#include "edition/findings_report.hpp"

#include <nlohmann/json.hpp>

namespace netzatlas::edition {

std::string findings_json(const std::vector<Finding>& findings) {
    auto list = nlohmann::json::array();
    for (const auto& finding : findings) {
        list.push_back({{"id", id_of(finding)},
                        {"severity", name_of(finding.severity)},
                        {"rule", finding.rule},
                        {"file", finding.file},
                        {"row", finding.row},
                        {"column", finding.column},
                        {"value", finding.value},
                        {"meaning", finding.meaning},
                        {"action", finding.action},
                        {"accepted", finding.accepted}});
    }
    const nlohmann::json document{{"findings", std::move(list)}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace netzatlas::edition
