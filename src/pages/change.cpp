#include "pages/change.hpp"

#include "pages/figures.hpp"
#include "store/comparable.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace netzatlas::pages {

namespace {

constexpr double much = 10; ///< points from which on a change is a large one

/// The classes of the map, most gained first, as style and legend call them.
constexpr std::array<std::string_view, 7> classes{"change-5", "change-4", "change-3",  "change-2",
                                                  "change-1", "none",     "suppressed"};

std::string change_class(const Change& change) {
    const auto points = points_of(change);
    if (!points) {
        return not_comparable(change) ? "suppressed" : "none";
    }
    if (std::fabs(*points) < 1e-9) {
        return "change-3";
    }
    return *points > 0 ? (*points > much ? "change-5" : "change-4")
                       : (*points < -much ? "change-1" : "change-2");
}

/// Why there is no number, in one short line.
std::string obstacle_words(const Context& context, const Change& change) {
    if (not_comparable(change)) {
        const bool broken =
            store::break_between(context.edition.content().series, context.indicator->id,
                                 *context.since, context.until()) != nullptr;
        return context.text(change.step->kind == store::ChangeKind::boundary ? "change_boundary"
                            : broken                                         ? "change_method"
                                                                             : "change_base");
    }
    const bool before = change.rows.before != nullptr && change.rows.before->value.value;
    return context.filled(
        "change_missing",
        {{"stand", stand_of(context, before ? context.until() : *context.since)}});
}

std::string amount(const Context& context, double points) {
    return pages::points(points, 1, context.language());
}

std::string moved_words(const Context& context, double points) {
    if (std::fabs(points) < 1e-9) {
        return context.text("change_none");
    }
    const std::string kind = context.indicator->unit == "%" ? "" : "_rate";
    return context.filled((points > 0 ? "moved_more" : "moved_less") + kind,
                          {{"points", amount(context, points)}});
}

Change change_in(const Context& context, const store::RowPair& rows) {
    const bool both = rows.before != nullptr && rows.after != nullptr;
    const auto& series = context.edition.content().series;
    return {rows, store::step_between(
                      rows.before, rows.after,
                      {both ? store::other_method(series, *rows.before, *rows.after) : "", ""})};
}

} // namespace

Change change_between(const Context& context, const store::StoredValue& before,
                      const store::StoredValue& after) {
    return change_in(context, {&before, &after});
}

bool not_comparable(const Change& change) {
    return change.step && (change.step->kind == store::ChangeKind::method ||
                           change.step->kind == store::ChangeKind::boundary);
}

Change change_of(const Context& context, const store::StoredRegion& region) {
    const auto rows = context.edition.values(region.region.key.text(), context.indicator->id);
    return change_in(context, store::rows_to_compare(rows, *context.since, rows, context.until()));
}

std::optional<double> points_of(const Change& change) {
    if (change.step) {
        return change.step->points;
    }
    return change.rows.after->value.value ? std::optional{0.0} : std::nullopt;
}

View change_figure(const Context& context, const store::StoredRegion& region) {
    const auto change = change_of(context, region);
    const auto points = points_of(change);
    const auto words = points ? moved_words(context, *points) : obstacle_words(context, change);
    return {{points ? "number" : "words", words},
            {"digits", words},
            {"class", change_class(change)},
            {"has_number", points.has_value()},
            {"no_number", !points.has_value()}};
}

View change_in_words(const Context& context, const store::StoredRegion& region) {
    const auto change = change_of(context, region);
    const auto points = points_of(change);
    Filling filling{{"since", stand_of(context, *context.since)},
                    {"stand", stand_of(context, context.until())}};
    if (!points) {
        filling.emplace_back("reason", obstacle_words(context, change));
        return context.rich("sentence_change_unknown", filling);
    }
    filling.emplace_back("points", amount(context, *points));
    const std::string kind = context.indicator->unit == "%" ? "" : "_rate";
    return context.rich(std::fabs(*points) < 1e-9 ? "sentence_change_same"
                        : *points > 0             ? "sentence_change_more" + kind
                                                  : "sentence_change_less" + kind,
                        filling);
}

View change_rows(const Context& context, RegionLevel level) {
    std::map<std::string, int, std::less<>> counts;
    for (const auto& region : context.edition.content().regions) {
        if (region.region.key.level() == level) {
            ++counts[change_class(change_of(context, region))];
        }
    }
    View rows = View::array();
    for (const auto name : classes) {
        const auto found = counts.find(name);
        const bool number = name.starts_with("change");
        if (number || found != counts.end()) {
            const auto sign = number ? context.text(fmt::format("class_sign_{}", name)) : "";
            rows.push_back({{"class", name},
                            {"sign", sign},
                            {"label", context.text(fmt::format("class_of_{}", name))},
                            {"count", found == counts.end() ? 0 : found->second}});
        }
    }
    return rows;
}

View both_sides(const Context& context, const store::StoredRegion& region) {
    const auto change = change_of(context, region);
    const auto words = [&](const store::StoredValue* row) {
        return printed(context, *context.indicator, row == nullptr ? IndicatorValue{} : row->value);
    };
    return {{"before", words(change.rows.before)}, {"after", words(change.rows.after)}};
}

} // namespace netzatlas::pages
