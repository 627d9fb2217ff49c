#include "edition/toml_table.hpp"
#include "store/manifest.hpp"
#include "store/well_known_binary.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

/// Whatever lies in a manifest, a geometry or a project file: a value or an Error, and a value
/// written again is read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (const auto manifest = netzatlas::store::manifest_of(bytes)) {
        if (!netzatlas::store::manifest_of(netzatlas::store::manifest_json(*manifest))) {
            std::abort();
        }
    }
    if (const auto shape = netzatlas::store::multi_polygon(bytes)) {
        if (netzatlas::store::well_known_binary(*shape) != bytes) {
            std::abort();
        }
    }
    if (const auto table = netzatlas::edition::TomlTable::of_text(bytes, "fuzz.toml")) {
        for (const auto& key : table->keys()) {
            (void)table->text(key);
            (void)table->date(key);
            (void)table->tables(key);
            (void)table->integers(key);
        }
        (void)table->outcome();
    }
    return 0;
}
