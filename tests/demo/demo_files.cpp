#include "demo/demo.hpp"

#include <cstdio>
#include <span>

/// demo_files FOLDER FACTS [COUNTY…]: writes a demo, for tests that look at its files.
int main(int count, char** arguments) {
    const std::span given{arguments, static_cast<std::size_t>(count)};
    if (given.size() < 3) {
        return 2;
    }
    netzatlas::demo::DemoOptions options;
    options.facts = given[2];
    options.counties.assign(given.begin() + 3, given.end());
    const auto written = netzatlas::demo::write_demo(given[1], options);
    if (!written) {
        std::fprintf(stderr, "%s\n", written.error().message.c_str());
    }
    return written ? 0 : 1;
}
