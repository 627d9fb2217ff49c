#include "edition/catalogue.hpp"
#include "edition/diff_report.hpp"

#include <fmt/format.h>
#include <fstream>

namespace netzatlas::edition {

namespace {

Error bad_question(std::string words) {
    return {ErrorCode::bad_request, std::move(words)};
}

Result<DiffScope> scope_of(const DiffOptions& options, const store::Edition& before,
                           const store::Edition& after) {
    const auto in_either = [&](const auto& has) { return has(before) || has(after); };
    if (!options.region.empty() &&
        !in_either([&](const auto& edition) { return edition.region(options.region); })) {
        return fail(bad_question(fmt::format("--region {}: no such region; keys are 15, 15090, "
                                             "150905051 or 15090010",
                                             options.region)));
    }
    if (!options.indicator.empty() &&
        !in_either([&](const auto& edition) { return edition.indicator(options.indicator); })) {
        return fail(bad_question(fmt::format("--indicator {}: no such indicator; "
                                             "api/v1/…/indicators.json lists them",
                                             options.indicator)));
    }
    DiffScope scope{options.region, options.indicator, std::nullopt};
    if (!options.level.empty()) {
        const auto level = region_level(options.level);
        if (!level) {
            return fail(bad_question("--level " + level.error().message));
        }
        scope.level = *level;
    }
    return scope;
}

Result<Difference> compared_dates(const DiffOptions& options, const EditionPointer& edition) {
    const auto from = Date::of(options.from);
    const auto to = Date::of(options.to);
    if (!from || !to) {
        return fail(bad_question("one edition is compared with itself at two dates: name a second "
                                 "edition, or --from and --to as 2020-12-31"));
    }
    const auto scope = scope_of(options, *edition, *edition);
    if (!scope) {
        return fail(scope.error());
    }
    return difference_of_dates(edition, *from, *to, *scope);
}

Result<Difference> compared(const DiffOptions& options) {
    auto before = store::Edition::open(options.before);
    if (!before) {
        return fail(before.error());
    }
    if (options.after.empty()) {
        return compared_dates(options, *before);
    }
    auto after = store::Edition::open(options.after);
    if (!after) {
        return fail(after.error());
    }
    const auto scope = scope_of(options, **before, **after);
    if (!scope) {
        return fail(scope.error());
    }
    const auto crosswalk = checked_crosswalk(options.data);
    if (!crosswalk) {
        return fail(crosswalk.error());
    }
    return difference_of_editions(*before, *after, *scope, *crosswalk);
}

} // namespace

Result<DiffReport> diff(const DiffOptions& options) {
    const auto difference = compared(options);
    if (!difference) {
        return fail(difference.error());
    }
    if (!options.csv.empty()) {
        std::ofstream out{options.csv, std::ios::binary};
        out << csv_of(*difference);
        if (!out.flush()) {
            return fail(ErrorCode::io, fmt::format("{}: cannot be written", options.csv.string()));
        }
    }
    return DiffReport{summary_of(*difference, options.top), difference->changes.size()};
}

} // namespace netzatlas::edition
