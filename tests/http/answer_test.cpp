#include "http/answer.hpp"

#include <gmock/gmock.h>

using namespace netzatlas::http;
using testing::HasSubstr;
using testing::Not;

namespace {

Resource text() {
    Resource resource;
    resource.content_type = "application/json";
    resource.keep = Keep::forever;
    resource.coding = Coding::gzip;
    resource.negotiated = true;
    resource.etag = "\"t\"";
    resource.bytes = std::make_shared<const std::string>("0123456789");
    return resource;
}

Resource file() {
    Resource resource;
    resource.keep = Keep::forever;
    resource.etag = "\"f\"";
    resource.file = FileBody{"/somewhere/regions.pmtiles", 1000};
    return resource;
}

TEST(Answer, SaysCodingValidatorAndHowLongToKeep) {
    const auto answer = answer_to(Request{}, text());

    EXPECT_THAT(answer.head, testing::StartsWith("HTTP/1.1 200 OK\r\n"));
    for (const char* line :
         {"ETag: \"t\"\r\n", "Vary: Accept-Encoding\r\n", "Content-Encoding: gzip\r\n",
          "Content-Length: 10\r\n", "Cache-Control: public, max-age=31536000, immutable\r\n",
          "X-Content-Type-Options: nosniff\r\n", "Access-Control-Allow-Origin: *\r\n"}) {
        EXPECT_THAT(answer.head, HasSubstr(line));
    }
    EXPECT_EQ(*answer.bytes, "0123456789");
}

TEST(Answer, ToHeadSaysWhatGetSays) {
    Request head;
    head.method = Method::head;

    EXPECT_EQ(answer_to(head, text()).head, answer_to(Request{}, text()).head);
    EXPECT_EQ(answer_to(head, text()).bytes, nullptr);
    EXPECT_EQ(answer_to(head, file()).head, answer_to(Request{}, file()).head);
    EXPECT_FALSE(answer_to(head, file()).part);
}

TEST(Answer, IsNotModifiedForAKnownTag) {
    Request request;
    request.if_none_match = "W/\"t\"";

    const auto answer = answer_to(request, text());

    EXPECT_EQ(answer.status, 304);
    EXPECT_EQ(answer.bytes, nullptr);
    for (const char* line : {"ETag: \"t\"\r\n", "Vary: Accept-Encoding\r\n",
                             "Cache-Control: public, max-age=31536000, immutable\r\n"}) {
        EXPECT_THAT(answer.head, HasSubstr(line));
    }
    EXPECT_THAT(answer.head, Not(HasSubstr("Content-Length")));
}

TEST(Answer, LooksAtIfMatchBeforeIfNoneMatch) {
    Request request;
    request.if_match = "\"other\"";
    request.if_none_match = "\"t\"";

    EXPECT_EQ(answer_to(request, text()).status, 412);
}

TEST(Answer, SendsThePartOfAFileThatWasAskedFor) {
    Request request;
    request.range = "bytes=100-199";

    const auto answer = answer_to(request, file());

    EXPECT_EQ(answer.status, 206);
    EXPECT_THAT(answer.head, HasSubstr("Content-Range: bytes 100-199/1000\r\n"));
    EXPECT_THAT(answer.head, HasSubstr("Content-Length: 100\r\n"));
    ASSERT_TRUE(answer.part);
    EXPECT_EQ(answer.part->first, 100);
    EXPECT_EQ(answer.part->length, 100);
}

TEST(Answer, SendsTheWholeWhenTheFileIsNoLongerTheSame) {
    Request request;
    request.range = "bytes=100-199";
    request.if_range = "\"older\"";

    EXPECT_EQ(answer_to(request, file()).status, 200);
    request.if_range = "\"f\"";
    EXPECT_EQ(answer_to(request, file()).status, 206);
}

TEST(Answer, NamesTheSizeWhenARangeLiesBehindTheEnd) {
    Request request;
    request.range = "bytes=1000-";

    const auto answer = answer_to(request, file());

    EXPECT_EQ(answer.status, 416);
    EXPECT_THAT(answer.head, HasSubstr("Content-Range: bytes */1000\r\n"));
    EXPECT_FALSE(answer.part);
}

TEST(Answer, GivesTextsWhole) {
    Request request;
    request.range = "bytes=0-1";

    EXPECT_EQ(answer_to(request, text()).status, 200);
}

TEST(Answer, KeepsPagesToThisOrigin) {
    Resource page = text();
    page.reach = Reach::page;

    const auto answer = answer_to(Request{}, page);

    EXPECT_THAT(answer.head, HasSubstr("Content-Security-Policy: default-src 'self'"));
    EXPECT_THAT(answer.head, HasSubstr("Permissions-Policy: geolocation=(self)"));
    EXPECT_THAT(answer.head, HasSubstr("Cross-Origin-Opener-Policy: same-origin\r\n"));
    EXPECT_THAT(answer.head, Not(HasSubstr("Access-Control-Allow-Origin")));
    EXPECT_THAT(answer.head, Not(HasSubstr("Set-Cookie")));
}

} // namespace
