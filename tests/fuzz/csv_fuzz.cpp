#include "geo/csv_rows.hpp"
#include "geo/text_values.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

namespace {

/// The bytes of the fuzzer in small pieces, so that rows cross their ends.
class Pieces : public geo::ByteSource {
public:
    explicit Pieces(std::span<const std::uint8_t> bytes) : bytes_{bytes} {}
    Result<std::size_t> read(std::span<char> into) override {
        const std::size_t size = std::min({std::size_t{7}, into.size(), bytes_.size()});
        std::copy_n(bytes_.begin(), size, into.begin());
        bytes_ = bytes_.subspan(size);
        return size;
    }

private:
    std::span<const std::uint8_t> bytes_;
};

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    geo::CsvRows rows{std::make_unique<Pieces>(std::span{data, size}), "fuzz.csv"};
    std::int64_t line = 0;
    while (true) {
        const auto more = rows.next();
        if (!more || !*more) {
            return 0;
        }
        if (rows.line() <= line || rows.cells().empty()) {
            std::abort();
        }
        line = rows.line();
        for (const auto cell : rows.cells()) {
            if (!geo::is_utf8(cell)) {
                std::abort();
            }
        }
    }
}
