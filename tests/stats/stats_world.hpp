#pragma once

#include "edition_fixture.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace netzatlas::testing {

using nlohmann::json;

/// The tiny edition, opened.
class TinyEdition : public ::testing::Test {
protected:
    void SetUp() override {
        const auto opened = store::Edition::open(write_tiny_edition(folder_.path()));
        ASSERT_TRUE(opened) << opened.error().message;
        edition_ = *opened;
    }
    const store::Edition& edition() const { return *edition_; }

    static json parsed(const Result<std::string>& text) {
        EXPECT_TRUE(text) << text.error().message;
        return text ? json::parse(*text) : json{};
    }
    /// The object of a list whose member `name` is `value`.
    static json with(const json& list, const std::string& name, const std::string& value) {
        for (const auto& object : list) {
            if (object.at(name) == value) {
                return object;
            }
        }
        ADD_FAILURE() << "no " << name << " = " << value;
        return {};
    }

private:
    TemporaryFolder folder_;
    std::shared_ptr<const store::Edition> edition_;
};

} // namespace netzatlas::testing
