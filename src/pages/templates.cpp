#include "pages/templates.hpp"

#include <algorithm>
#include <ctemplate/per_expand_data.h>
#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_modifiers.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <vector>

namespace netzatlas::pages {

struct Templates::Cache {
    ctemplate::TemplateCache templates;
};

namespace {

namespace fs = std::filesystem;

constexpr auto strip = ctemplate::STRIP_BLANK_LINES;
constexpr std::string_view autoescape = "{{%AUTOESCAPE context=\"HTML\"}}\n";
constexpr int deepest_include = 8;

Result<std::string> content_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        return fail(ErrorCode::io, fmt::format("cannot read the template {}", file.string()));
    }
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// Puts texts and parts into one template.
class Baker {
public:
    Baker(const fs::path& folder, const Catalogue& texts) : folder_{folder}, texts_{texts} {}

    Result<std::string> baked(const fs::path& file, std::string_view argument, int depth) const {
        auto source = content_of(file);
        if (!source) {
            return source;
        }
        if (depth > 0) {
            *source = with_argument(*source, argument);
        }
        std::string out;
        for (std::size_t at = 0; at < source->size();) {
            const auto open = std::min(source->find("{{", at), source->size());
            const auto close = std::min(source->find("}}", open), source->size());
            out.append(*source, at, open - at);
            const auto sign = std::string_view{*source}.substr(open, close - open);
            auto meaning = replacement(sign, file, depth);
            if (!meaning) {
                return meaning;
            }
            out += *meaning;
            at = std::min(close + 2, source->size());
        }
        return out;
    }

private:
    static std::string with_argument(std::string_view source, std::string_view argument) {
        std::string out;
        for (const char sign : source) {
            sign == '@' ? out.append(argument) : out.append(1, sign);
        }
        return out;
    }

    Result<std::string> replacement(std::string_view sign, const fs::path& file, int depth) const {
        if (sign.empty()) {
            return std::string{};
        }
        const auto inner = sign.substr(2);
        if (inner.starts_with("t:")) {
            return text(inner.substr(2), file);
        }
        if (inner.starts_with("include:")) {
            return part(inner.substr(8), file, depth);
        }
        return std::string{sign} + "}}";
    }

    Result<std::string> text(std::string_view key, const fs::path& file) const {
        if (!texts_.has(key)) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: the text '{}' is missing in data/texts",
                                    file.filename().string(), key));
        }
        return ctemplate::html_escape(texts_.text(key).c_str());
    }

    Result<std::string> part(std::string_view call, const fs::path& file, int depth) const {
        if (depth >= deepest_include) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: includes itself", file.filename().string()));
        }
        const auto blank = std::min(call.find(' '), call.size());
        const auto argument = call.substr(std::min(blank + 1, call.size()));
        return baked(folder_ / "parts" / fmt::format("{}.tpl", call.substr(0, blank)), argument,
                     depth + 1);
    }

    fs::path folder_;
    const Catalogue& texts_;
};

void fill(ctemplate::TemplateDictionary& dictionary, const View& view);

void put(ctemplate::TemplateDictionary& dictionary, const std::string& key, const View& value) {
    if (value.is_string()) {
        dictionary.SetValue(key, value.get_ref<const std::string&>());
    } else if (value.is_number_integer()) {
        dictionary.SetValue(key, value.dump());
    } else if (value.is_boolean()) {
        if (value.get<bool>()) {
            dictionary.ShowSection(key);
        }
    } else if (value.is_object()) {
        fill(*dictionary.AddSectionDictionary(key), value);
    } else if (value.is_array() && !value.empty()) {
        dictionary.ShowSection("has_" + key);
        for (const auto& item : value) {
            fill(*dictionary.AddSectionDictionary(key), item);
        }
    }
}

void fill(ctemplate::TemplateDictionary& dictionary, const View& view) {
    for (const auto& [key, value] : view.items()) {
        put(dictionary, key, value);
    }
}

std::vector<fs::path> template_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        if (entry.path().extension() == ".tpl") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

Result<Templates> Templates::read(const fs::path& folder, const Catalogue& texts) {
    const auto files = template_files(folder);
    if (files.empty()) {
        return fail(ErrorCode::io, fmt::format("no templates (*.tpl) in {}", folder.string()));
    }
    const Baker baker{folder, texts};
    auto cache = std::make_shared<Cache>();
    for (const auto& file : files) {
        const auto baked = baker.baked(file, "", 0);
        if (!baked) {
            return fail(baked.error());
        }
        if (!cache->templates.StringToTemplateCache(file.stem().string(),
                                                    std::string{autoescape} + *baked, strip)) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: ctemplate cannot read this markup; its message is above",
                                    file.string()));
        }
    }
    cache->templates.Freeze();
    Templates templates;
    templates.cache_ = std::move(cache);
    return templates;
}

Result<std::string> Templates::expanded(std::string_view name, const View& view) const {
    const std::string key{name};
    ctemplate::TemplateDictionary dictionary{key};
    fill(dictionary, view);
    ctemplate::PerExpandData data;
    std::string out;
    if (!cache_->templates.ExpandNoLoad(key, strip, &dictionary, &data, &out)) {
        return fail(ErrorCode::internal, fmt::format("there is no template '{}'", name));
    }
    return out;
}

std::string script_json(const View& value) {
    std::string out;
    for (const char sign : value.dump(-1, ' ', false, View::error_handler_t::replace)) {
        if (sign == '<' || sign == '>' || sign == '&') {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(sign));
        } else {
            out += sign;
        }
    }
    return out;
}

} // namespace netzatlas::pages
