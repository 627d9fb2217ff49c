#pragma once

#include "terms/result.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>

namespace netzatlas::commands {

namespace fs = std::filesystem;

enum ExitCode : int { fine = 0, failed = 1, usage = 2 };

/// Where the catalogues, texts and templates lie: `NETZATLAS_HOME`, else where it was built.
fs::path home();

/// Prints what went wrong; `usage` for a request that cannot be meant, else `failed`.
int say_failed(const Error& error);

/// The command line: verbs are offered, one is chosen, and does what it was given.
class CommandLine {
public:
    CommandLine();

    /// A verb with its place in the help. `does` is called when it was chosen and its options read.
    CLI::App* offer(const std::string& name, const std::string& what, const std::string& example,
                    std::function<int()> does);

    /// Reads the arguments and runs the verb they name. Result: the exit code.
    int run(int count, char** arguments);

private:
    CLI::App app_{"Netzatlas: from published coverage data to the public map.", "netzatlas"};
    std::function<int()> chosen_;
};

/// demo, fetch, check: what comes before a build.
void offer_sources(CommandLine& line);

/// build, verify, diff.
void offer_editions(CommandLine& line);

/// tiles, join, decode.
void offer_tiles(CommandLine& line);

/// zonal.
void offer_zonal(CommandLine& line);

/// serve, extract, sheets: what people get to see.
void offer_publishing(CommandLine& line);

} // namespace netzatlas::commands
