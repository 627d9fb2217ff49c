#include "sheets/browser.hpp"

#include "sheets/pdf.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX leaves it to us

namespace netzatlas::sheets {

namespace fs = std::filesystem;

namespace {

constexpr std::array names{"chromium", "chromium-browser", "google-chrome-stable", "google-chrome"};
constexpr std::chrono::milliseconds glance{20};

bool runs(const fs::path& program) {
    std::error_code error;
    return fs::is_regular_file(program, error) && ::access(program.c_str(), X_OK) == 0;
}

fs::path in_path(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::string_view rest = path != nullptr ? path : "/usr/bin:/bin";
    while (!rest.empty()) {
        const auto end = std::min(rest.find(':'), rest.size());
        const auto file = fs::path{rest.substr(0, end)} / name;
        if (runs(file)) {
            return file;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

/// Only what is needed to print, and nothing that would go out: no name but loopback resolves.
std::vector<std::string> arguments(const fs::path& program, const fs::path& profile,
                                   const std::string& address, const fs::path& pdf) {
    std::vector<std::string> words{program.string(),
                                   "--headless",
                                   "--disable-gpu",
                                   "--no-first-run",
                                   "--disable-extensions",
                                   "--disable-background-networking",
                                   "--disable-component-update",
                                   "--disable-sync",
                                   "--no-proxy-server",
                                   "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                                   "--no-pdf-header-footer",
                                   "--export-tagged-pdf",
                                   "--generate-pdf-document-outline",
                                   "--user-data-dir=" + profile.string(),
                                   "--print-to-pdf=" + pdf.string()};
    if (::geteuid() == 0) {
        words.emplace_back("--no-sandbox"); // Chromium does not start as root otherwise
    }
    words.push_back(address);
    return words;
}

/// What the browser says goes to a file; its own group, so that all of its processes can be ended.
class Spawned {
public:
    Spawned(std::vector<std::string> words, const fs::path& log) {
        std::vector<char*> pointers;
        pointers.reserve(words.size() + 1);
        for (auto& word : words) {
            pointers.push_back(word.data());
        }
        pointers.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                         0600);
        posix_spawn_file_actions_adddup2(&actions, 1, 2);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        posix_spawnattr_setpgroup(&attributes, 0);
        failure_ = ::posix_spawn(&process_, words.front().c_str(), &actions, &attributes,
                                 pointers.data(), environ);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
    }
    Spawned(const Spawned&) = delete;
    Spawned& operator=(const Spawned&) = delete;
    ~Spawned() {
        if (failure_ == 0 && !ended_) {
            ::kill(-process_, SIGKILL);
            ::waitpid(process_, nullptr, 0);
        }
    }

    int failure() const { return failure_; }
    /// The exit code; empty when it did not end in time. Ended by a signal: 128 and its number.
    std::optional<int> ended_within(std::chrono::milliseconds patience) {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (std::chrono::steady_clock::now() < end) {
            int status = 0;
            if (::waitpid(process_, &status, WNOHANG) == process_) {
                ended_ = true;
                return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            }
            std::this_thread::sleep_for(glance);
        }
        return std::nullopt;
    }

private:
    pid_t process_ = 0;
    int failure_ = 0;
    bool ended_ = false;
};

std::string last_line(const fs::path& log) {
    std::ifstream in{log};
    std::string last;
    for (std::string line; std::getline(in, line);) {
        last = line.empty() ? last : line;
    }
    return last;
}

} // namespace

Result<Browser> Browser::find(const fs::path& program, fs::path profile) {
    if (!program.empty()) {
        return runs(program)
                   ? Result<Browser>{Browser{program, std::move(profile)}}
                   : fail(ErrorCode::not_found,
                          fmt::format("{} is no program that can be run", program.string()));
    }
    for (const auto* name : names) {
        if (auto found = in_path(name); !found.empty()) {
            return Browser{std::move(found), std::move(profile)};
        }
    }
    return fail(ErrorCode::not_found,
                "no Chromium was found; install it (Debian: apt install chromium) or name it with "
                "--chromium PATH");
}

Result<void> Browser::print(const std::string& address, const fs::path& pdf,
                            std::chrono::milliseconds patience) const {
    std::error_code error;
    fs::create_directories(profile_, error);
    const auto log = profile_ / "said.txt";
    Spawned process{arguments(program_, profile_, address, pdf), log};
    if (process.failure() != 0) {
        return fail(ErrorCode::io, fmt::format("{} does not start: {}", program_.string(),
                                               std::strerror(process.failure())));
    }
    const auto code = process.ended_within(patience);
    if (!code) {
        return fail(ErrorCode::io, fmt::format("{} took longer than {} s and was ended",
                                               program_.string(), patience.count() / 1000.0));
    }
    if (*code != 0) {
        return fail(ErrorCode::io,
                    fmt::format("{} ended with {}: {}", program_.string(), *code, last_line(log)));
    }
    return tagged_pdf(pdf);
}

} // namespace netzatlas::sheets
