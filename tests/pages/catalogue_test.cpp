#include "pages/texts.hpp"

#include "files.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

namespace netzatlas::pages {
namespace {

namespace fs = std::filesystem;

const fs::path root{NETZATLAS_SOURCE_DIR};

Catalogue catalogue(const std::string& language) {
    return *Catalogue::read(root / "data/texts" / (language + ".json"));
}

std::set<std::string> keys(const Catalogue& texts) {
    std::set<std::string> found;
    for (const auto& [key, text] : texts.all()) {
        found.insert(key);
    }
    return found;
}

std::set<std::string> places_in(const std::string& text) {
    static const std::regex place{R"(\{(\w+)\})"};
    return {std::sregex_token_iterator{text.begin(), text.end(), place, 1}, {}};
}

/// All first groups of `pattern` in the files of a folder with one of the extensions.
std::set<std::string> found_in(const fs::path& folder, const std::set<std::string>& extensions,
                               const std::regex& pattern) {
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (extensions.contains(entry.path().extension().string())) {
            const auto bytes = testing::bytes_of(entry.path());
            found.insert(std::sregex_token_iterator{bytes.begin(), bytes.end(), pattern, 1}, {});
        }
    }
    return found;
}

/// JSON keeps the last of two texts of one name: what a merge doubled would be lost unseen.
TEST(Catalogues, NameNoTextTwice) {
    for (const auto* language : {"de", "en", "leicht"}) {
        const auto bytes =
            testing::bytes_of(root / "data/texts" / (std::string{language} + ".json"));
        std::set<std::string> seen;
        const auto parsed = nlohmann::json::parse(bytes, [&](int, auto event, auto& name) {
            if (event == nlohmann::json::parse_event_t::key) {
                EXPECT_TRUE(seen.insert(name.template get<std::string>()).second)
                    << language << " " << name;
            }
            return true;
        });
        EXPECT_EQ(parsed.size(), seen.size());
    }
}

TEST(Catalogues, HaveTheSameKeysInEveryLanguage) {
    const auto german = keys(catalogue("de"));
    EXPECT_GT(german.size(), 300U);
    EXPECT_EQ(german, keys(catalogue("en")));
    EXPECT_EQ(german, keys(catalogue("leicht")));
}

/// What an explanation says of a figure must not depend on somebody remembering a text.
TEST(Catalogues, ExplainEveryKindStageAndRuleOfTheIndicators) {
    const auto named = [](const char* pattern) {
        return found_in(root / "data", {".toml"}, std::regex{pattern});
    };
    std::set<std::string> wanted{"explain_how_site_count_places"};
    static const std::regex number{R"(D(\d+))"};
    for (const auto& rules : named(R"re(\nrule = "([^"]+)")re")) {
        for (std::sregex_token_iterator at{rules.begin(), rules.end(), number, 1}, end; at != end;
             ++at) {
            wanted.insert("rule_d" + at->str() + "_short");
        }
    }
    for (const auto& kind : named(R"re(\nkind = "(\w+)")re")) {
        const auto key = "explain_how_" + kind;
        const bool by_basis = kind == "funded_share";
        wanted.merge(by_basis ? std::set{key + "_area", key + "_households"} : std::set{key});
    }
    for (const auto* stage :
         {"passed", "passed_plus", "connected", "activated", "rollout_planned", "rollout_building",
          "rollout_done", "planned", "works_finished", "online"}) {
        wanted.insert(std::string{"explain_stage_"} + stage);
    }
    EXPECT_GT(wanted.size(), 20U);
    for (const auto* language : {"de", "en", "leicht"}) {
        for (const auto& key : wanted) {
            EXPECT_TRUE(catalogue(language).has(key)) << language << " " << key;
        }
    }
}

/// Every rule that code may report as a finding; the page on findings explains each in words.
std::set<std::string> finding_rules() {
    const auto src = root / "src";
    auto rules = found_in(src, {".cpp"}, std::regex{R"re(Severity::\w+,\s*"(\w+)")re"});
    rules.merge(found_in(src, {".cpp"}, std::regex{R"re(\.rule = [^"\n;,(]*"(\w+)")re"}));
    rules.merge(found_in(src, {".cpp"}, std::regex{R"re(\.rule = [^"\n;,(]*"\w+" : "(\w+)")re"}));
    return rules;
}

TEST(Catalogues, ExplainEveryFindingRule) {
    const auto texts = keys(catalogue("de"));
    const auto rules = finding_rules();
    EXPECT_GT(rules.size(), 40U);
    for (const auto& rule : rules) {
        EXPECT_TRUE(texts.contains("check_" + rule)) << "check_" << rule << " is missing";
    }
}

TEST(Catalogues, HaveNoEmptyText) {
    for (const auto* language : {"de", "en", "leicht"}) {
        const auto texts = catalogue(language);
        for (const auto& [key, text] : texts.all()) {
            EXPECT_FALSE(text.empty()) << language << " " << key;
        }
    }
}

TEST(Catalogues, FillOnlyPlacesThatGermanKnows) {
    const auto german = catalogue("de");
    const auto english = catalogue("en");
    for (const auto& [key, text] : english.all()) {
        EXPECT_EQ(places_in(text), places_in(german.text(key))) << key;
    }
}

TEST(Catalogues, HaveEveryTextTheScriptAsksFor) {
    const auto texts = catalogue("de");
    const auto asked = found_in(root / "web/src", {".ts"}, std::regex{R"RE("(js_\w+)")RE"});
    EXPECT_FALSE(asked.empty());
    for (const auto& key : asked) {
        EXPECT_TRUE(texts.has(key)) << key;
    }
}

TEST(Catalogues, HaveEveryTextTheCodeAsksFor) {
    const auto texts = catalogue("de");
    const auto asked =
        found_in(root / "src/pages", {".cpp"},
                 std::regex{R"RE((?:text|filled|rich)\(\s*"([a-z0-9_]+)"\s*[,)])RE"});
    EXPECT_GT(asked.size(), 20U);
    for (const auto& key : asked) {
        EXPECT_TRUE(texts.has(key)) << key;
    }
}

TEST(Catalogue, FillsPlacesAndKeepsUnknownOnes) {
    const testing::TemporaryFolder folder;
    const auto texts =
        *Catalogue::read(testing::written(folder, "de.json", R"({"a": "{x} und {y}"})"));
    EXPECT_EQ(texts.filled("a", {{"x", "{y}"}}), "{y} und {y}");
}

TEST(Catalogue, MarksWhatIsStrongBeforeItFillsNames) {
    const testing::TemporaryFolder folder;
    const auto texts =
        *Catalogue::read(testing::written(folder, "de.json", R"({"a": "In **{x}** ist"})"));
    const auto parts = texts.rich("a", {{"x", "**"}});
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_EQ(parts[1]["text"], "**");
    EXPECT_TRUE(parts[1].contains("strong"));
    EXPECT_TRUE(parts[2].contains("plain"));
}

TEST(Catalogue, ShowsAMissingTextWithItsKey) {
    EXPECT_EQ(catalogue("de").text("no_such_text"), "⟦no_such_text⟧");
}

TEST(Catalogue, IsAFlatObjectOfTexts) {
    const testing::TemporaryFolder folder;
    const auto texts = Catalogue::read(testing::written(folder, "de.json", R"({"a": 5})"));
    ASSERT_FALSE(texts);
    EXPECT_EQ(texts.error().code, ErrorCode::bad_source);
}

} // namespace
} // namespace netzatlas::pages
