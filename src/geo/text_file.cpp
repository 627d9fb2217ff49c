#include "geo/text_file.hpp"

#include "geo/byte_source.hpp"
#include "geo/text_values.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <string_view>

namespace netzatlas::geo {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 20U;

Result<void> read_whole(ByteSource& source, std::string& text) {
    while (true) {
        const std::size_t kept = text.size();
        text.resize(kept + chunk_bytes);
        const auto got = source.read({text.data() + kept, chunk_bytes});
        text.resize(kept + got.value_or(0));
        if (!got || *got == 0) {
            return got ? Result<void>{} : fail(got.error());
        }
    }
}

Result<void> check_utf8(const TextFile& file) {
    std::string_view rest = file.text;
    for (std::int64_t line = 1; !rest.empty(); ++line) {
        const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        if (!is_utf8(rest.substr(0, end))) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}:{}: bytes that are no UTF-8: convert the file to UTF-8 "
                                    "first",
                                    file.name, line));
        }
        rest.remove_prefix(end);
    }
    return {};
}

} // namespace

Result<TextFile> text_file(const std::filesystem::path& file) {
    const auto path = source_path(file);
    if (!path) {
        return fail(path.error());
    }
    auto source = byte_source(*path);
    if (!source) {
        return fail(source.error());
    }
    TextFile made{path->name, {}};
    if (auto read = read_whole(**source, made.text); !read) {
        return fail(read.error());
    }
    if (made.text.starts_with("\xEF\xBB\xBF")) {
        made.text.erase(0, 3);
    }
    if (made.text.empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: the file is empty: get it again", made.name));
    }
    if (auto good = check_utf8(made); !good) {
        return fail(good.error());
    }
    return made;
}

} // namespace netzatlas::geo
