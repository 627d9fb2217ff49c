#pragma once

#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <unistd.h>

namespace netzatlas::commands {

/// A bar that redraws itself on a terminal, and a line per step elsewhere.
class ProgressBar {
public:
    void operator()(const std::string& step, double done) {
        if (terminal_) {
            constexpr int width = 30;
            const int filled = static_cast<int>(done * width);
            fmt::print(stderr, "\r\033[K[{:#<{}}{:.<{}}] {:3.0f} %  {}", "", filled, "",
                       width - filled, done * 100, step);
            std::fflush(stderr);
        } else if (step != step_) {
            fmt::print(stderr, "{:3.0f} %  {}\n", done * 100, step);
        }
        step_ = step;
    }
    void end() const {
        if (terminal_ && !step_.empty()) {
            fmt::print(stderr, "\r\033[K");
        }
    }

private:
    bool terminal_ = ::isatty(STDERR_FILENO) == 1;
    std::string step_;
};

} // namespace netzatlas::commands
