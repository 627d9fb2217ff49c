#include "store/sha256.hpp"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <openssl/evp.h>
#include <vector>

namespace netzatlas::store {

namespace {

class Digest {
public:
    Digest() { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
    void add(std::string_view bytes) {
        EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    }
    std::string hex() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> raw{};
        unsigned size = 0;
        EVP_DigestFinal_ex(context_.get(), raw.data(), &size);
        std::string text;
        for (unsigned i = 0; i < size; ++i) {
            text += fmt::format("{:02x}", raw[i]);
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

constexpr std::size_t block_size = 1 << 20;

} // namespace

std::string sha256_of(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.hex();
}

Result<std::string> sha256_of_file(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    Digest digest;
    std::vector<char> block(block_size);
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        digest.add({block.data(), static_cast<std::size_t>(in.gcount())});
    }
    if (!in.eof() || in.bad()) {
        return fail(ErrorCode::io, fmt::format("cannot read {}", file.string()));
    }
    return digest.hex();
}

} // namespace netzatlas::store
