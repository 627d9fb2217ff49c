#include "sheets/pdf.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace netzatlas::sheets {

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// "D:20210630000000+00'00'" where the clock stood, in the same length.
void set_moment(std::string& bytes, std::string_view name, const std::string& moment) {
    constexpr std::string_view shape = "D:00000000000000+00'00'";
    const auto sign = fmt::format("{} (", name);
    for (auto at = bytes.find(sign); at != std::string::npos; at = bytes.find(sign, at + 1)) {
        const auto from = at + sign.size();
        if (bytes.find(')', from) == from + shape.size()) {
            bytes.replace(from, shape.size(), moment);
        }
    }
}

constexpr std::string_view node_sign = "(node";
constexpr std::size_t node_digits = 8; ///< "(node00000697)": the browser's number of a tagged part

/// Where the numbers of nodes stand.
std::vector<std::size_t> node_places(const std::string& bytes) {
    std::vector<std::size_t> places;
    for (auto at = bytes.find(node_sign); at != std::string::npos;
         at = bytes.find(node_sign, at + 1)) {
        const auto from = at + node_sign.size();
        if (bytes.find_first_not_of("0123456789", from) == from + node_digits &&
            bytes[from + node_digits] == ')') {
            places.push_back(from);
        }
    }
    return places;
}

/// The browser counts nodes from wherever its start left the counter; here they count from 1, in
/// the same order.
void number_nodes(std::string& bytes) {
    const auto places = node_places(bytes);
    std::map<std::string, std::string> numbers;
    for (const auto from : places) {
        numbers[bytes.substr(from, node_digits)];
    }
    std::size_t rank = 0;
    for (auto& [old, number] : numbers) {
        number = fmt::format("{:0{}}", ++rank, node_digits);
    }
    for (const auto from : places) {
        bytes.replace(from, node_digits, numbers.at(bytes.substr(from, node_digits)));
    }
}

} // namespace

Result<void> tagged_pdf(const std::filesystem::path& pdf) {
    const auto bytes = bytes_of(pdf);
    const bool whole =
        bytes.starts_with("%PDF-") &&
        bytes.find("%%EOF", bytes.size() - std::min<std::size_t>(bytes.size(), 1024)) !=
            std::string::npos;
    if (!whole) {
        return fail(ErrorCode::io, "the browser wrote no whole PDF");
    }
    return bytes.find("/StructTreeRoot") != std::string::npos
               ? Result<void>{}
               : fail(ErrorCode::io, "the browser wrote a PDF without tags; Chromium 85 or later "
                                     "writes them");
}

Result<void> date_pdf(const std::filesystem::path& pdf, Date day) {
    auto bytes = bytes_of(pdf);
    auto digits = day.iso();
    std::erase(digits, '-');
    const auto moment = fmt::format("D:{}000000+00'00'", digits);
    set_moment(bytes, "/CreationDate", moment);
    set_moment(bytes, "/ModDate", moment);
    number_nodes(bytes);
    std::ofstream out{pdf, std::ios::binary | std::ios::trunc};
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return out.flush() ? Result<void>{}
                       : fail(ErrorCode::io, fmt::format("cannot write {}", pdf.string()));
}

} // namespace netzatlas::sheets
