#pragma once

#include <gdal_priv.h>
#include <string>
#include <vector>

namespace netzatlas::geo {

/// Registers GDAL's drivers once for the process, without side files and without network.
void gdal_ready();

/// Collects what GDAL complains about on this thread while it lives; nothing reaches the terminal.
class GdalErrors {
public:
    GdalErrors();
    GdalErrors(const GdalErrors&) = delete;
    GdalErrors& operator=(const GdalErrors&) = delete;
    ~GdalErrors();

    bool any() const { return !messages_.empty(); }
    /// All complaints in one line, or `otherwise`.
    std::string text(const std::string& otherwise) const;

private:
    static void CPL_STDCALL collect(CPLErr severity, CPLErrorNum number, const char* message);
    std::vector<std::string> messages_;
};

/// Sets a GDAL option for this thread while it lives.
class GdalOption {
public:
    GdalOption(std::string name, const std::string& value);
    GdalOption(const GdalOption&) = delete;
    GdalOption& operator=(const GdalOption&) = delete;
    ~GdalOption();

private:
    std::string name_;
    std::string before_;
    bool had_ = false;
};

} // namespace netzatlas::geo
