#include "edition/accepted_findings.hpp"

#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

bool fits(const Accept& accept, const Finding& finding) {
    const auto same = [](const std::string& wanted, const std::string& there) {
        return wanted.empty() || wanted == there;
    };
    return same(accept.rule, finding.rule) && same(accept.file, finding.file) &&
           same(accept.value, finding.value) && (accept.id.empty() || accept.id == id_of(finding));
}

Finding stale(const Accept& accept, const std::string& project) {
    return {Severity::warning,
            "stale_accept",
            project,
            0,
            "accept",
            accept.id.empty() ? fmt::format("{} {} {}", accept.rule, accept.file, accept.value)
                              : accept.id,
            fmt::format("no finding is accepted by this any more (\"{}\")", accept.reason),
            "nothing accepted; take the entry out of the project"};
}

} // namespace

std::vector<Finding> with_accepted(std::vector<Finding> findings, const Project& project) {
    std::vector<Finding> unused;
    for (const auto& accept : project.accepted) {
        bool used = false;
        for (auto& finding : findings) {
            if (fits(accept, finding)) {
                used = true;
                finding.accepted = finding.accepted.empty() ? accept.reason : finding.accepted;
            }
        }
        if (!used) {
            unused.push_back(stale(accept, project.file_name));
        }
    }
    std::move(unused.begin(), unused.end(), std::back_inserter(findings));
    return findings;
}

Result<void> refuse_errors(const std::vector<Finding>& findings) {
    constexpr std::size_t shown = 5;
    std::string refused;
    std::size_t count = 0;
    for (const auto& finding : findings) {
        const bool open = finding.severity == Severity::error && finding.accepted.empty();
        if (open && ++count <= shown) {
            refused += "\n  " + to_line(finding);
        }
    }
    if (count == 0) {
        return {};
    }
    return fail(ErrorCode::bad_source,
                fmt::format("{} errors in the sources; put the files right, or accept each by the "
                            "id in brackets, with a reason, under [[accept]] in the project:{}{}",
                            count, refused, count > shown ? "\n  …" : ""));
}

} // namespace netzatlas::edition
