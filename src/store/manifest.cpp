#include "store/manifest.hpp"

#include "store/sha256.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace netzatlas::store {

namespace {

using nlohmann::json;

json json_of(const std::optional<Date>& date) {
    return date ? json(date->iso()) : json(nullptr);
}

json json_of(const Source& source) {
    return {{"id", source.id},
            {"title", source.title},
            {"publisher", source.publisher},
            {"licence", source.licence},
            {"licence_uri", source.licence_uri},
            {"attribution", source.attribution},
            {"url", source.url},
            {"file", source.file},
            {"sha256", source.sha256},
            {"reference_date", json_of(source.reference_date)},
            {"delivery_date", json_of(source.delivery_date)},
            {"publication_date", json_of(source.publication_date)},
            {"boundary_date", json_of(source.boundary_date)},
            {"counts_released", source.counts_released},
            {"role", source.role}};
}

json json_of(const Product& product) {
    return {{"file", product.file}, {"sha256", product.sha256}, {"bytes", product.bytes}};
}

/// Takes members out of an object; the first that is missing or of another kind is remembered.
class Members {
public:
    explicit Members(const json& object) : object_{object} {}

    template <class Value>
    Value get(const char* name) {
        const auto found = object_.find(name);
        if (found != object_.end()) {
            if constexpr (std::is_same_v<Value, std::string>) {
                if (found->is_string()) {
                    return found->get<Value>();
                }
            } else if constexpr (std::is_same_v<Value, bool>) {
                if (found->is_boolean()) {
                    return found->get<Value>();
                }
            } else if (found->is_number_unsigned()) {
                return found->get<Value>();
            }
        }
        refuse(name);
        return Value{};
    }
    std::optional<Date> date(const char* name) {
        const auto found = object_.find(name);
        if (found == object_.end() || found->is_null()) {
            return std::nullopt;
        }
        const auto parsed = found->is_string() ? Date::of(found->get<std::string>())
                                               : fail(ErrorCode::bad_value, "no text");
        if (!parsed) {
            refuse(name);
            return std::nullopt;
        }
        return *parsed;
    }
    /// Shows every element of an array, or every member's value of an object.
    template <class Show>
    void each(const char* name, Show show) {
        const auto found = object_.find(name);
        if (found == object_.end() || !found->is_structured()) {
            refuse(name);
            return;
        }
        for (const auto& item : found->items()) {
            show(item.key(), item.value());
        }
    }
    void refuse(const std::string& name) {
        if (refused_.empty()) {
            refused_ = name;
        }
    }
    void refuse_if(const std::string& name) {
        if (!name.empty()) {
            refuse(name);
        }
    }
    const std::string& refused() const { return refused_; }

private:
    const json& object_;
    std::string refused_;
};

Source source_of(Members& members) {
    return {members.get<std::string>("id"),          members.get<std::string>("title"),
            members.get<std::string>("publisher"),   members.get<std::string>("licence"),
            members.get<std::string>("licence_uri"), members.get<std::string>("attribution"),
            members.get<std::string>("url"),         members.get<std::string>("file"),
            members.get<std::string>("sha256"),      members.date("reference_date"),
            members.date("delivery_date"),           members.date("publication_date"),
            members.date("boundary_date"),           members.get<bool>("counts_released"),
            members.get<std::string>("role")};
}

void add_lists(Members& members, Manifest& manifest) {
    members.each("settings", [&](const std::string& key, const json& element) {
        element.is_string() ? void(manifest.settings[key] = element.get<std::string>())
                            : members.refuse("settings");
    });
    members.each("inputs", [&](const std::string&, const json& element) {
        Members input{element};
        manifest.inputs.push_back(source_of(input));
        members.refuse_if(input.refused());
    });
    members.each("products", [&](const std::string&, const json& element) {
        Members product{element};
        manifest.products.push_back({product.get<std::string>("file"),
                                     product.get<std::string>("sha256"),
                                     product.get<std::uint64_t>("bytes")});
        members.refuse_if(product.refused());
    });
    members.each("attributions", [&](const std::string&, const json& element) {
        element.is_string() ? manifest.attributions.push_back(element.get<std::string>())
                            : members.refuse("attributions");
    });
}

} // namespace

std::string manifest_json(const Manifest& manifest) {
    json inputs = json::array();
    for (const auto& source : manifest.inputs) {
        inputs.push_back(json_of(source));
    }
    json products = json::array();
    for (const auto& product : manifest.products) {
        products.push_back(json_of(product));
    }
    const json document{{"title", manifest.title},
                        {"demo", manifest.demo},
                        {"reference_date", manifest.reference_date.iso()},
                        {"method_version", manifest.method_version},
                        {"settings", manifest.settings},
                        {"inputs", inputs},
                        {"products", products},
                        {"attributions", manifest.attributions}};
    return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<Manifest> manifest_of(std::string_view text) {
    const auto document = json::parse(text, nullptr, false);
    if (!document.is_object()) {
        return fail(ErrorCode::bad_source, "manifest.json is no JSON object");
    }
    Members members{document};
    const auto day = members.date("reference_date");
    if (!day) {
        return fail(ErrorCode::bad_source, "manifest.json has no valid 'reference_date'");
    }
    const auto title = members.get<std::string>("title");
    const auto demo = members.get<bool>("demo");
    Manifest manifest{title, demo, *day, members.get<std::string>("method_version"),
                      {},    {},   {},   {}};
    add_lists(members, manifest);
    if (!members.refused().empty()) {
        return fail(
            ErrorCode::bad_source,
            fmt::format("manifest.json: '{}' is missing or of a wrong kind: another program built "
                        "this edition, or the file was changed; build it again (netzatlas build "
                        "PROJECT.toml)",
                        members.refused()));
    }
    return manifest;
}

std::string edition_id(const Manifest& manifest) {
    std::vector<std::string> hashes;
    hashes.reserve(manifest.products.size());
    for (const auto& product : manifest.products) {
        hashes.push_back(product.sha256);
    }
    std::sort(hashes.begin(), hashes.end());
    std::string joined;
    for (const auto& hash : hashes) {
        joined += hash + "\n";
    }
    return manifest.reference_date.iso() + "-" + sha256_of(joined).substr(0, 8);
}

} // namespace netzatlas::store
