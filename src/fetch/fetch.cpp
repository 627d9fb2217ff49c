#include "fetch/fetch.hpp"

#include <array>
#include <cstdio>
#include <curl/curl.h>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <openssl/evp.h>

namespace netzatlas::fetch {

namespace {

namespace fs = std::filesystem;

constexpr long low_speed_bytes_per_second = 1;
constexpr long low_speed_seconds = 60;
constexpr long connect_timeout_seconds = 30;

struct CloseCurl {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CloseFile {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
struct CloseDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Curl = std::unique_ptr<CURL, CloseCurl>;
using File = std::unique_ptr<std::FILE, CloseFile>;

struct Progress {
    const std::function<void(std::uint64_t, std::uint64_t)>& tell;
    std::uint64_t before = 0; ///< bytes of an earlier attempt
};

int on_progress(void* user, curl_off_t total, curl_off_t done, curl_off_t /*up*/,
                curl_off_t /*upped*/) {
    const auto& progress = *static_cast<Progress*>(user);
    if (progress.tell && done > 0) {
        const auto whole = total > 0 ? static_cast<std::uint64_t>(total) + progress.before : 0;
        progress.tell(static_cast<std::uint64_t>(done) + progress.before, whole);
    }
    return 0;
}

void set_limits(CURL* handle, const std::string& url) {
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, 5L);
    curl_easy_setopt(handle, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connect_timeout_seconds);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, low_speed_bytes_per_second);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, low_speed_seconds);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "netzatlas");
}

/// One transfer into `part`, continuing behind `offset` bytes.
CURLcode transfer(const FetchFile& file, const fs::path& part, std::uint64_t offset,
                  Progress progress) {
    const Curl handle{curl_easy_init()};
    const File out{std::fopen(part.c_str(), offset > 0 ? "ab" : "wb")};
    if (!handle || !out) {
        return CURLE_WRITE_ERROR;
    }
    set_limits(handle.get(), file.url);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, out.get());
    curl_easy_setopt(handle.get(), CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(offset));
    curl_easy_setopt(handle.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle.get(), CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(handle.get(), CURLOPT_XFERINFODATA, &progress);
    return curl_easy_perform(handle.get());
}

/// A server that cannot continue (416, or no ranges) gets asked for the whole file once more.
CURLcode resumed_transfer(const FetchFile& file, const fs::path& part,
                          const std::function<void(std::uint64_t, std::uint64_t)>& tell) {
    std::error_code none;
    const auto offset = fs::exists(part, none) ? fs::file_size(part, none) : 0;
    auto code = transfer(file, part, offset, Progress{tell, offset});
    if (offset > 0 && (code == CURLE_RANGE_ERROR || code == CURLE_HTTP_RETURNED_ERROR)) {
        code = transfer(file, part, 0, Progress{tell, 0});
    }
    return code;
}

Result<std::string> sha256_of(const fs::path& path) {
    const std::unique_ptr<EVP_MD_CTX, CloseDigest> context{EVP_MD_CTX_new()};
    std::ifstream in{path, std::ios::binary};
    if (!context || !in || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1) {
        return fail(ErrorCode::io, fmt::format("{}: cannot be read back", path.string()));
    }
    std::array<char, 1 << 16> block{};
    while (in.read(block.data(), block.size()) || in.gcount() > 0) {
        EVP_DigestUpdate(context.get(), block.data(), static_cast<std::size_t>(in.gcount()));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &size);
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) {
        hex += fmt::format("{:02x}", digest[i]);
    }
    return hex;
}

Result<void> check_sum(const FetchFile& file, const fs::path& part) {
    if (file.sha256.empty()) {
        return {};
    }
    const auto sum = sha256_of(part);
    if (!sum) {
        return fail(sum.error());
    }
    if (*sum != file.sha256) {
        std::error_code ignored;
        fs::remove(part, ignored);
        return fail(
            ErrorCode::bad_source,
            fmt::format("{}: SHA-256 is {}, expected {}; the download was thrown away. Has the "
                        "publisher released a new file? Then correct the manifest.",
                        file.url, *sum, file.sha256));
    }
    return {};
}

} // namespace

Result<void>
fetch_file(const FetchFile& file,
           const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
    if (!file.url.starts_with("https://") && !file.url.starts_with("http://")) {
        return fail(ErrorCode::bad_value,
                    fmt::format("'{}' is no http or https address", file.url));
    }
    std::error_code error;
    if (file.target.has_parent_path()) {
        fs::create_directories(file.target.parent_path(), error);
    }
    const auto part = fs::path{file.target}.concat(".part");
    const auto code = resumed_transfer(file, part, progress);
    if (code != CURLE_OK) {
        return fail(ErrorCode::io,
                    fmt::format("{}: {}. What has arrived stays in {}; run the command "
                                "again to go on.",
                                file.url, curl_easy_strerror(code), part.string()));
    }
    if (const auto sum = check_sum(file, part); !sum) {
        return sum;
    }
    fs::rename(part, file.target, error);
    return error ? Result<void>{fail(ErrorCode::io,
                                     fmt::format("{}: {}", file.target.string(), error.message()))}
                 : Result<void>{};
}

} // namespace netzatlas::fetch
