#include "geo/source_path.hpp"

#include "geo/byte_source.hpp"
#include "geo/gdal.hpp"

#include <algorithm>
#include <array>
#include <cpl_string.h>
#include <cstdint>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <set>

namespace netzatlas::geo {

namespace fs = std::filesystem;

namespace {

std::string lower_extension(const fs::path& file) {
    std::string text = file.extension().string();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text.empty() ? text : text.substr(1);
}

/// Splits `folder/a.zip/b/c.csv` into the archive and the path inside it.
void split_archive(const fs::path& file, SourcePath& path) {
    fs::path outer;
    for (auto part = file.begin(); part != file.end(); ++part) {
        outer /= *part;
        if (lower_extension(outer) == "zip" && fs::is_regular_file(outer)) {
            fs::path inner;
            while (++part != file.end()) {
                inner /= *part;
            }
            path.outer = outer;
            path.inner = inner.string();
            return;
        }
    }
    path.outer = file;
}

std::vector<std::string> data_files_in(const std::string& archive) {
    static const std::set<std::string> known{"csv", "gpkg", "shp", "geojson", "json",
                                             "fgb", "xlsx", "xls", "ods",     "txt"};
    std::vector<std::string> found;
    char** names = VSIReadDirRecursive(archive.c_str());
    for (char** name = names; name != nullptr && *name != nullptr; ++name) {
        if (known.contains(lower_extension(*name))) {
            found.emplace_back(*name);
        }
    }
    CSLDestroy(names);
    return found;
}

Result<void> choose_inner(SourcePath& path) {
    const GdalErrors errors;
    const std::string archive = "/vsizip/" + path.outer.string();
    if (path.inner.empty()) {
        const auto found = data_files_in(archive);
        if (found.size() != 1) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: {} data files in the archive ({}): name one as {}/FILE",
                                    path.name, found.size(), fmt::join(found, ", "), path.name));
        }
        path.inner = found.front();
    }
    path.gdal = archive + "/" + path.inner;
    path.extension = lower_extension(path.inner);
    path.name = fs::path{path.inner}.filename().string();
    VSIStatBufL status;
    if (VSIStatL(path.gdal.c_str(), &status) != 0) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: cannot be read from {}: {}", path.inner,
                                path.outer.filename().string(), errors.text("not in the archive")));
    }
    return {};
}

std::uint64_t big_endian(const unsigned char* bytes, int count) {
    std::uint64_t number = 0;
    for (int i = 0; i < count; ++i) {
        number = number << 8 | bytes[i];
    }
    return number;
}

/// What the head of a file says about its own length in bytes; 0 = nothing.
std::uint64_t declared_size(const fs::path& file, const std::string& extension) {
    std::array<unsigned char, 100> head{};
    std::ifstream in{file, std::ios::binary};
    in.read(reinterpret_cast<char*>(head.data()), head.size());
    if (in.gcount() < static_cast<std::streamsize>(head.size())) {
        return head.size(); // shorter than any header
    }
    if (extension == "gpkg") {
        const std::uint64_t page = big_endian(head.data() + 16, 2);
        return (page == 1 ? 65536 : page) * big_endian(head.data() + 28, 4);
    }
    if (extension == "dbf") {
        const auto little = [&head](std::size_t at) { return head[at] + 256ULL * head[at + 1]; };
        return little(8) + (little(4) + 65536 * little(6)) * little(10);
    }
    return 2 * big_endian(head.data() + 24, 4); // shp, shx: in 16-bit words
}

Result<void> check_length(const fs::path& file, const std::string& extension) {
    const auto size = fs::file_size(file);
    const auto declared = declared_size(file, extension);
    if (size < declared) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: breaks off after {} of {} bytes: get the file again",
                                file.filename().string(), size, declared));
    }
    return {};
}

Result<void> check_shapefile(const fs::path& file) {
    for (const std::string part : {"shp", "shx", "dbf"}) {
        fs::path sibling = file;
        sibling.replace_extension(part);
        if (!fs::exists(sibling)) {
            sibling.replace_extension(part == "shp" ? "SHP" : part == "shx" ? "SHX" : "DBF");
        }
        if (!fs::exists(sibling)) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: its companion .{} is missing: put it beside the file",
                                    file.filename().string(), part));
        }
        if (const auto whole = check_length(sibling, part); !whole) {
            return whole;
        }
    }
    return {};
}

Result<void> check_whole(const SourcePath& path) {
    if (path.gzipped()) {
        // Rows are read by our own reader, which notices the end itself.
        return path.is_csv() ? Result<void>{} : check_gzip(path);
    }
    if (path.zipped()) {
        return {}; // the archive's directory stands at its end: a cut archive does not open
    }
    if (path.extension == "gpkg") {
        return check_length(path.outer, "gpkg");
    }
    return path.extension == "shp" ? check_shapefile(path.outer) : Result<void>{};
}

} // namespace

Result<SourcePath> source_path(const fs::path& file) {
    gdal_ready();
    SourcePath path;
    split_archive(file, path);
    path.name = path.outer.filename().string();
    std::error_code error;
    if (!fs::is_regular_file(path.outer, error)) {
        return fail(ErrorCode::io,
                    fmt::format("{}: no such file: check the path", path.outer.string()));
    }
    if (fs::file_size(path.outer, error) == 0 || error) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: the file is empty (0 bytes): get it again", path.name));
    }
    path.extension = lower_extension(path.outer);
    path.gdal = path.outer.string();
    if (path.extension == "zip") {
        if (const auto chosen = choose_inner(path); !chosen) {
            return fail(chosen.error());
        }
    } else if (path.extension == "gz") {
        path.extension = lower_extension(path.outer.stem());
        path.gdal = "/vsigzip/" + path.gdal;
    }
    if (const auto whole = check_whole(path); !whole) {
        return fail(whole.error());
    }
    return path;
}

} // namespace netzatlas::geo
