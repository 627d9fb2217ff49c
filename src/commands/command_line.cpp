#include "commands/command_line.hpp"

#include <cstdlib>
#include <exception>
#include <fmt/format.h>

namespace netzatlas::commands {

fs::path home() {
    const char* folder = std::getenv("NETZATLAS_HOME");
    return folder != nullptr ? folder : NETZATLAS_HOME;
}

int say_failed(const Error& error) {
    fmt::print(stderr, "netzatlas: {}\n", error.message);
    return error.code == ErrorCode::bad_request ? usage : failed;
}

CommandLine::CommandLine() {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", NETZATLAS_VERSION);
}

CLI::App* CommandLine::offer(const std::string& name, const std::string& what,
                             const std::string& example, std::function<int()> does) {
    auto* verb = app_.add_subcommand(name, what);
    verb->footer("Example:\n  " + example);
    verb->callback([this, does = std::move(does)] { chosen_ = does; });
    return verb;
}

int CommandLine::run(int count, char** arguments) {
    try {
        app_.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app_.exit(error) == 0 ? fine : usage;
    }
    try {
        return chosen_();
    } catch (const std::exception& error) {
        fmt::print(stderr, "netzatlas: a mistake of ours: {}\n", error.what());
        return failed;
    }
}

} // namespace netzatlas::commands
