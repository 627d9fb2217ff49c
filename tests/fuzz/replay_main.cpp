#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Runs every file of a corpus once, and every file cut short at three places.
int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    int runs = 0;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : fs::recursive_directory_iterator{argv[i]}) {
            std::ifstream in{entry.path(), std::ios::binary};
            const std::vector<char> bytes{std::istreambuf_iterator<char>{in}, {}};
            for (const std::size_t quarter : {1U, 2U, 3U, 4U}) {
                const std::vector<std::uint8_t> part(
                    bytes.begin(),
                    bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() * quarter / 4));
                LLVMFuzzerTestOneInput(part.data(), part.size());
                ++runs;
            }
        }
    }
    std::printf("%d inputs replayed\n", runs);
    return runs > 0 ? 0 : 1;
}
