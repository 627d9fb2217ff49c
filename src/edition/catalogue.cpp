#include "edition/catalogue.hpp"

#include "edition/toml_table.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

namespace netzatlas::edition {

namespace {

/// "{technology}" -> "alle", "{technology.de}" -> its German words.
using Fillings = std::map<std::string, std::string>;

std::string filled(std::string text, const Fillings& fillings) {
    for (const auto& [name, value] : fillings) {
        const auto mark = "{" + name + "}";
        for (auto at = text.find(mark); at != std::string::npos;
             at = text.find(mark, at + value.size())) {
            text.replace(at, mark.size(), value);
        }
    }
    return text;
}

int rate_of(const TomlTable& table, const Fillings& fillings) {
    if (!fillings.contains("rate")) {
        return static_cast<int>(table.integer("rate_mbps", 0));
    }
    const auto digits = filled(table.text("rate_mbps"), fillings);
    int rate = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), rate);
    return rate;
}

Indicator read_indicator(const TomlTable& table, const Fillings& fillings) {
    table.allow({"id", "theme", "kind", "title_de", "title_en", "unit", "decimals", "basis",
                 "layer", "technology", "rate_mbps", "operators", "stage", "rule", "source_hint",
                 "headline", "over"});
    const auto text = [&](std::string_view key) { return filled(table.text(key), fillings); };
    Indicator indicator;
    indicator.id = filled(table.need_text("id"), fillings);
    indicator.theme = table.need_text("theme");
    const auto kind = indicator_kind(table.need_text("kind"));
    if (kind) {
        indicator.kind = *kind;
    } else {
        table.refuse("kind", kind.error().message);
    }
    indicator.title_de = filled(table.need_text("title_de"), fillings);
    indicator.title_en = filled(table.need_text("title_en"), fillings);
    indicator.unit = table.text("unit", "%");
    indicator.decimals = static_cast<int>(table.integer("decimals", 1));
    indicator.basis = filled(table.need_text("basis"), fillings);
    indicator.layer = text("layer");
    indicator.technology = text("technology");
    indicator.rate_mbps = rate_of(table, fillings);
    indicator.operators = text("operators");
    indicator.stage = text("stage");
    indicator.rule = filled(table.need_text("rule"), fillings);
    indicator.source_hint = table.text("source_hint");
    indicator.headline = table.flag("headline", false);
    return indicator;
}

/// Every combination of the values under `over`, the last name turning fastest.
std::vector<Fillings> combinations(const TomlTable& over, const TomlTable& words) {
    std::vector<Fillings> all{{}};
    for (const auto& name : over.keys()) {
        std::vector<Fillings> next;
        for (const auto& fillings : all) {
            for (const auto& value : over.texts(name)) {
                auto more = fillings;
                more[name] = value;
                if (words.has(name)) {
                    const auto word = words.table(name).table(value);
                    more[name + ".de"] = word.need_text("de");
                    more[name + ".en"] = word.need_text("en");
                    more[name + ".rule"] = word.text("rule");
                }
                next.push_back(std::move(more));
            }
        }
        all = std::move(next);
    }
    return all;
}

void add_templates(const TomlTable& root, std::vector<Indicator>& indicators) {
    std::set<std::string> ids;
    for (const auto& indicator : indicators) {
        ids.insert(indicator.id);
    }
    const auto words = root.table("words");
    for (const auto& table : root.tables("template")) {
        for (const auto& fillings : combinations(table.table("over"), words)) {
            auto indicator = read_indicator(table, fillings);
            if (ids.insert(indicator.id).second) {
                indicators.push_back(std::move(indicator));
            }
        }
    }
}

Result<void> read_indicators(const std::filesystem::path& file, Catalogue& catalogue) {
    const auto root = TomlTable::of_file(file);
    if (!root) {
        return fail(root.error());
    }
    root->allow({"indicator", "template", "words", "series"});
    for (const auto& table : root->tables("indicator")) {
        catalogue.indicators.push_back(read_indicator(table, {}));
    }
    add_templates(*root, catalogue.indicators);
    // Headlines first, else in the order of the file.
    std::stable_partition(catalogue.indicators.begin(), catalogue.indicators.end(),
                          [](const Indicator& indicator) { return indicator.headline; });
    for (const auto& table : root->tables("series")) {
        table.allow({"indicators", "from", "method"});
        const auto from = table.date("from");
        if (!from) {
            table.refuse("from", "is missing");
            break;
        }
        catalogue.breaks.push_back({table.texts("indicators"), *from, table.need_text("method")});
    }
    return root->outcome();
}

Result<void> read_goals(const std::filesystem::path& file, Catalogue& catalogue) {
    const auto root = TomlTable::of_file(file);
    if (!root) {
        return fail(root.error());
    }
    root->allow({"goal"});
    for (const auto& table : root->tables("goal")) {
        table.allow(
            {"id", "title_de", "title_en", "wording", "source", "indicator", "target", "due"});
        const auto due = table.date("due");
        if (!due) {
            table.refuse("due", "is missing");
            break;
        }
        const Goal goal{table.need_text("id"),       table.need_text("title_de"),
                        table.need_text("title_en"), table.need_text("wording"),
                        table.need_text("source"),   table.need_text("indicator"),
                        table.real("target", 100),   *due};
        const bool known =
            std::any_of(catalogue.indicators.begin(), catalogue.indicators.end(),
                        [&](const auto& indicator) { return indicator.id == goal.indicator; });
        if (!known) {
            table.refuse("indicator", fmt::format("'{}' is not declared", goal.indicator));
        }
        catalogue.goals.push_back(goal);
    }
    return root->outcome();
}

} // namespace

Result<ingest::Crosswalk> checked_crosswalk(const std::filesystem::path& data) {
    const auto file = data / "crosswalk" / "municipalities.csv";
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        return ingest::Crosswalk{};
    }
    auto crosswalk = ingest::read_crosswalk(file);
    if (!crosswalk) {
        return fail(crosswalk.error());
    }
    for (const auto& finding : crosswalk->findings) {
        if (finding.severity == Severity::error) {
            return fail(ErrorCode::bad_source, to_line(finding));
        }
    }
    return crosswalk;
}

Result<Catalogue> read_catalogue(const std::filesystem::path& data) {
    Catalogue catalogue;
    if (auto read = read_indicators(data / "indicators.toml", catalogue); !read) {
        return fail(read.error());
    }
    if (auto read = read_goals(data / "goals.toml", catalogue); !read) {
        return fail(read.error());
    }
    auto crosswalk = checked_crosswalk(data);
    if (!crosswalk) {
        return fail(crosswalk.error());
    }
    catalogue.crosswalk = std::move(*crosswalk);
    return catalogue;
}

} // namespace netzatlas::edition
