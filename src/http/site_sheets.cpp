#include "http/sheet_place.hpp"
#include "http/site.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

namespace netzatlas::http {

namespace {

/// Sheets are replaced as a whole, by renaming: size and moment of writing name their bytes.
struct Stamp {
    std::uint64_t size = 0;
    std::string etag;
};

std::optional<Stamp> stamp_of(const std::filesystem::path& file) {
    struct stat found{};
    if (::stat(file.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) {
        return std::nullopt;
    }
    return Stamp{static_cast<std::uint64_t>(found.st_size),
                 fmt::format("\"{:x}-{:x}-{:x}-{:x}\"", found.st_size, found.st_ino,
                             found.st_mtim.tv_sec, found.st_mtim.tv_nsec)};
}

/// "15090010.en.pdf" to "15090010".
std::string key_of(const std::string& name) {
    auto stem = name.substr(0, name.size() - std::string_view{".pdf"}.size());
    for (const std::string_view language : {".en", ".leicht"}) {
        if (stem.ends_with(language)) {
            return stem.substr(0, stem.size() - language.size());
        }
    }
    return stem;
}

} // namespace

Site::Found Site::sheet(const Call& /*call*/, const EditionPointer& open, const std::string& name) {
    const auto key = key_of(name);
    if (open->edition->region(key) == nullptr) {
        return fail(ErrorCode::not_found, fmt::format("edition {} has no region {}; a sheet is "
                                                      "called by its key: 15090010.pdf, "
                                                      "15090010.en.pdf or 15090010.leicht.pdf",
                                                      open->id(), key));
    }
    const auto file = sheet_place(shelf_.folder(), open->id(), name);
    const auto stamp = stamp_of(file);
    if (!stamp) {
        return fail(ErrorCode::not_found,
                    fmt::format("no sheet {0} has been printed for edition {1}; the operator makes "
                                "it with `netzatlas sheets EDITION --region {2}`, and every "
                                "browser prints the region's page with /blatt behind its address",
                                name, open->id(), key));
    }
    auto resource = std::make_shared<Resource>();
    resource->content_type = "application/pdf";
    resource->keep = Keep::ask; // may be printed again
    resource->etag = stamp->etag;
    resource->file = FileBody{file, stamp->size};
    resource->extra = fmt::format("Content-Disposition: inline; filename=\"netzatlas-{}-{}\"\r\n",
                                  open->edition->content().reference_date.iso(), name);
    return resource;
}

} // namespace netzatlas::http
