#include "geo/byte_source.hpp"

#include "geo/gdal.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <vector>
#include <zlib.h>

namespace netzatlas::geo {

namespace {

constexpr unsigned buffer_bytes = 1U << 18U;

tl::unexpected<Error> cut_off(const SourcePath& path, const std::string& reason) {
    return fail(
        ErrorCode::bad_source,
        fmt::format("{}: breaks off or is damaged ({}): get the file again", path.name, reason));
}

/// Plain and gzipped files: zlib passes plain bytes through.
class GzipSource : public ByteSource {
public:
    GzipSource(gzFile file, const SourcePath& path) : file_{file}, path_{path} {
        gzbuffer(file_, buffer_bytes);
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;
    ~GzipSource() override { gzclose(file_); }

    Result<std::size_t> read(std::span<char> into) override {
        const int got = gzread(file_, into.data(), static_cast<unsigned>(into.size()));
        int code = Z_OK;
        const char* reason = gzerror(file_, &code);
        if (got < 0 || (got == 0 && code != Z_OK)) {
            return cut_off(path_, reason);
        }
        return static_cast<std::size_t>(got);
    }

private:
    gzFile file_;
    SourcePath path_;
};

class ZipSource : public ByteSource {
public:
    ZipSource(VSILFILE* file, const SourcePath& path) : file_{file}, path_{path} {}
    ZipSource(const ZipSource&) = delete;
    ZipSource& operator=(const ZipSource&) = delete;
    ~ZipSource() override { VSIFCloseL(file_); }

    Result<std::size_t> read(std::span<char> into) override {
        const GdalErrors errors;
        const std::size_t got = VSIFReadL(into.data(), 1, into.size(), file_);
        if (got < into.size() && (errors.any() || VSIFEofL(file_) == 0)) {
            return cut_off(path_, errors.text("the archive ends early"));
        }
        return got;
    }

private:
    VSILFILE* file_;
    SourcePath path_;
};

} // namespace

Result<std::unique_ptr<ByteSource>> byte_source(const SourcePath& path) {
    const GdalErrors errors;
    std::unique_ptr<ByteSource> source;
    if (path.zipped()) {
        if (auto* file = VSIFOpenL(path.gdal.c_str(), "rb"); file != nullptr) {
            source = std::make_unique<ZipSource>(file, path);
        }
    } else if (auto* file = gzopen(path.outer.c_str(), "rb"); file != nullptr) {
        source = std::make_unique<GzipSource>(file, path);
    }
    if (!source) {
        return fail(ErrorCode::io, fmt::format("{}: cannot be opened: {}", path.outer.string(),
                                               errors.text("check its permissions")));
    }
    return source;
}

Result<void> check_gzip(const SourcePath& path) {
    auto source = byte_source(path);
    if (!source) {
        return fail(source.error());
    }
    std::vector<char> buffer(buffer_bytes);
    while (true) {
        const auto got = (*source)->read(buffer);
        if (!got) {
            return fail(got.error());
        }
        if (*got == 0) {
            return {};
        }
    }
}

} // namespace netzatlas::geo
