#include "http/request_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace netzatlas::http;
using State = RequestReader::State;

namespace {

/// Every request of a connection, its bytes arriving `step` at a time.
std::string read(std::string_view bytes, std::size_t step) {
    RequestReader reader;
    std::string held;
    std::string seen;
    while (!bytes.empty() || reader.state() == State::ready) {
        held += bytes.substr(0, step);
        bytes.remove_prefix(std::min(step, bytes.size()));
        held.erase(0, reader.feed(held));
        if (reader.state() == State::refused) {
            return seen + " refused " + std::to_string(reader.refusal());
        }
        if (reader.state() == State::ready) {
            seen += reader.request().target + "\n";
            reader.reset();
        }
    }
    return seen;
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto whole = read(bytes, 4096);
    // however a head is cut, no more requests are read out of it
    if (size < 2048 && whole.size() > 0 && read(bytes, 7).empty() &&
        whole.find("refused") == std::string::npos) {
        std::abort();
    }
    return 0;
}
