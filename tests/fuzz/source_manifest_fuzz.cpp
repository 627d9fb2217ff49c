#include "ingest/source_manifest.hpp"

#include <string_view>

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto source = ingest::parse_source_manifest(text, "fuzz.toml");
        source && (source->attribution.empty() || source->licence.empty())) {
        std::abort();
    }
    const auto files = ingest::parse_source_files(text, "fuzz.toml");
    for (const auto& file : files.value_or(std::vector<ingest::SourceFile>{})) {
        if (file.url.empty() || file.name.find(std::string_view{"/"}) != std::string::npos) {
            std::abort();
        }
    }
    return 0;
}
