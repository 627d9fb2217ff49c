#include "http/site.hpp"

#include "http/content_hash.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <spdlog/spdlog.h>

namespace netzatlas::http {

namespace fs = std::filesystem;

namespace {

struct ContentType {
    std::string_view extension;
    std::string_view type;
};

constexpr auto asset_types =
    std::to_array<ContentType>({{".js", "text/javascript; charset=utf-8"},
                                {".css", "text/css; charset=utf-8"},
                                {".svg", "image/svg+xml"},
                                {".png", "image/png"},
                                {".ico", "image/vnd.microsoft.icon"},
                                {".woff2", "font/woff2"},
                                {".webmanifest", "application/manifest+json"}});

constexpr auto extract_types = std::to_array<ContentType>(
    {{".gpkg", "application/geopackage+sqlite3"},
     {".csv", "text/csv; charset=utf-8"},
     {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
     {".geojson", "application/geo+json"},
     {".fgb", "application/flatgeobuf"}});

/// Empty for what we do not serve.
template <std::size_t N>
std::string_view type_of(const fs::path& file, const std::array<ContentType, N>& types) {
    const auto extension = file.extension().string();
    const auto* found = std::ranges::find(types, extension, &ContentType::extension);
    return found != types.end() ? found->type : std::string_view{};
}

std::optional<std::string> content(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return in ? std::optional{std::string{std::istreambuf_iterator<char>{in}, {}}} : std::nullopt;
}

std::shared_ptr<const Resource> asset_resource(std::string bytes, Coding coding,
                                               std::string_view type) {
    auto resource = std::make_shared<Resource>();
    resource->content_type = type;
    resource->keep = Keep::forever;
    resource->reach = Reach::asset;
    resource->coding = coding;
    resource->negotiated = true;
    resource->etag = etag_of(bytes);
    resource->bytes = std::make_shared<const std::string>(std::move(bytes));
    return resource;
}

std::string download_name(const OpenEdition& open, const std::string& file) {
    return fmt::format("netzatlas-{}-{}", open.edition->content().reference_date.iso(), file);
}

std::shared_ptr<const Resource> download_resource(const OpenEdition& open, const TaggedFile& tagged,
                                                  const std::string& name) {
    auto resource = std::make_shared<Resource>();
    resource->content_type = type_of(name, extract_types);
    resource->keep = Keep::forever;
    resource->etag = tagged.etag;
    resource->file = tagged.body;
    resource->extra = fmt::format("Content-Disposition: attachment; filename=\"{}\"\r\n",
                                  download_name(open, name));
    return resource;
}

/// "2021-06-30-3f9c21d0-0.1.0" to the edition; empty without a version behind it.
std::string edition_of(const std::string& versioned) {
    const auto dash = versioned.rfind('-');
    return dash == std::string::npos ? std::string{} : versioned.substr(0, dash);
}

} // namespace

Result<void> Site::load_assets(const fs::path& dist) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{dist, error}) {
        const auto name = entry.path().filename().string();
        const auto type = type_of(entry.path(), asset_types);
        auto plain = type.empty() ? std::nullopt : content(entry.path());
        if (!plain) {
            continue;
        }
        auto& variants = assets_[name];
        variants[Coding::identity] = asset_resource(std::move(*plain), Coding::identity, type);
        if (auto gzip = content(dist / (name + ".gz"))) {
            variants[Coding::gzip] = asset_resource(std::move(*gzip), Coding::gzip, type);
        }
        if (auto brotli = content(dist / (name + ".br"))) {
            variants[Coding::brotli] = asset_resource(std::move(*brotli), Coding::brotli, type);
        }
    }
    if (assets_.empty()) {
        spdlog::warn("{} holds no script and no style; `npm --prefix web run build` makes them",
                     dist.string());
    }
    return {};
}

Site::Found Site::asset(const Call& call) {
    const auto found = assets_.find(call.target.segments[1]);
    if (found == assets_.end()) {
        return fail(ErrorCode::not_found,
                    fmt::format("there is no asset {}", call.target.segments[1]));
    }
    std::vector<Coding> offered;
    for (const Coding coding : {Coding::brotli, Coding::gzip, Coding::identity}) {
        if (found->second.contains(coding)) {
            offered.push_back(coding);
        }
    }
    return found->second.at(chosen_coding(call.request.accept_encoding, offered));
}

Site::Found Site::download(const Call& call) {
    const auto& parts = call.target.segments;
    const fs::path name{parts[2]};
    const bool printed = name.extension() == ".pdf";
    const auto known = [&](const OpenEdition& open) {
        return printed || (!type_of(name, extract_types).empty() &&
                           open.edition->region(name.stem().string()) != nullptr);
    };
    const auto address = [&](const std::string& id) {
        return fmt::format("/download/{}-{}/{}", id, NETZATLAS_VERSION, percent_encoded(parts[2]));
    };
    const bool latest = parts[1] == "latest";
    const auto open =
        latest ? Result<EditionPointer>{shelf_.current()} : edition(call, edition_of(parts[1]));
    if (!open) {
        return fail(open.error());
    }
    if (!*open) {
        return nullptr;
    }
    if (!known(**open)) {
        return fail(ErrorCode::not_found,
                    fmt::format("there is no download {}; a name is a region's key and .gpkg, "
                                ".csv, .xlsx, .geojson, .fgb or .pdf",
                                parts[2]));
    }
    if (const auto canonical = address((*open)->id()); canonical != call.target.path()) {
        return std::make_shared<const Resource>(redirect(307, canonical));
    }
    if (printed) {
        return sheet(call, *open, parts[2]);
    }
    if (const auto tagged = downloads_.ready(**open, parts[2])) {
        return download_resource(**open, *tagged, parts[2]);
    }
    if (!call.may_make) {
        return nullptr;
    }
    const auto made = downloads_.made(**open, parts[2]);
    if (!made) {
        return fail(made.error());
    }
    return download_resource(**open, *made, parts[2]);
}

} // namespace netzatlas::http
