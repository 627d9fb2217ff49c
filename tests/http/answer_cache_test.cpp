#include "http/answer_cache.hpp"

#include <gtest/gtest.h>

using namespace netzatlas::http;

namespace {

std::shared_ptr<const Resource> resource_of(std::size_t bytes) {
    auto resource = std::make_shared<Resource>();
    resource->bytes = std::make_shared<const std::string>(bytes, 'x');
    return resource;
}

TEST(AnswerCache, GivesBackWhatItKeeps) {
    AnswerCache cache{100000};
    const auto kept = resource_of(10);

    cache.keep("a", kept);

    EXPECT_EQ(cache.find("a"), kept);
    EXPECT_EQ(cache.find("b"), nullptr);
}

TEST(AnswerCache, DropsWhatWasNotAskedForLongest) {
    AnswerCache cache{10000};
    for (const char* key : {"a", "b", "c", "d"}) {
        cache.keep(key, resource_of(1500));
    }
    cache.find("a");

    cache.keep("e", resource_of(1500));

    EXPECT_NE(cache.find("a"), nullptr);
    EXPECT_EQ(cache.find("b"), nullptr);
    EXPECT_LE(cache.bytes(), 10000U);
}

TEST(AnswerCache, LetsNoAnswerTakeMoreThanAQuarter) {
    AnswerCache cache{10000};

    cache.keep("large", resource_of(2600));

    EXPECT_EQ(cache.find("large"), nullptr);
    EXPECT_EQ(cache.bytes(), 0U);
}

} // namespace
