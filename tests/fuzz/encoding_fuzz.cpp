#include "geo/text_values.hpp"
#include "ingest/encoding.hpp"

#include <cstdint>
#include <cstdlib>

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    for (const auto& finding : netzatlas::ingest::encoding_findings_of(text, "fuzz.csv", 1)) {
        if (!netzatlas::geo::is_utf8(netzatlas::to_line(finding)) || finding.row < 0) {
            std::abort();
        }
    }
    return 0;
}
