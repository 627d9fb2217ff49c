#include "geo/gdal.hpp"

#include <algorithm>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <mutex>

namespace netzatlas::geo {

namespace {
constexpr std::size_t most_messages = 3;
}

void gdal_ready() {
    static std::once_flag once;
    std::call_once(once, [] {
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        CPLSetConfigOption("CPL_ENABLE_USERFAULTFD", "NO");
        CPLSetConfigOption("PROJ_NETWORK", "OFF");
        CPLSetConfigOption("GDAL_CACHEMAX", "64"); // MB; otherwise a twentieth of the memory
        GDALAllRegister();
    });
}

GdalErrors::GdalErrors() {
    CPLPushErrorHandlerEx(&GdalErrors::collect, this);
    CPLErrorReset();
}

GdalErrors::~GdalErrors() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void CPL_STDCALL GdalErrors::collect(CPLErr severity, CPLErrorNum, const char* message) {
    auto& self = *static_cast<GdalErrors*>(CPLGetErrorHandlerUserData());
    if (severity < CE_Failure || self.messages_.size() >= most_messages) {
        return;
    }
    std::string line{message};
    std::replace(line.begin(), line.end(), '\n', ' ');
    self.messages_.push_back(std::move(line));
}

std::string GdalErrors::text(const std::string& otherwise) const {
    return any() ? fmt::format("{}", fmt::join(messages_, "; ")) : otherwise;
}

GdalOption::GdalOption(std::string name, const std::string& value) : name_{std::move(name)} {
    const char* before = CPLGetThreadLocalConfigOption(name_.c_str(), nullptr);
    had_ = before != nullptr;
    before_ = had_ ? before : "";
    CPLSetThreadLocalConfigOption(name_.c_str(), value.c_str());
}

GdalOption::~GdalOption() {
    CPLSetThreadLocalConfigOption(name_.c_str(), had_ ? before_.c_str() : nullptr);
}

} // namespace netzatlas::geo
