#pragma once

#include "http/resource.hpp"

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace netzatlas::http {

/// Rendered and compressed answers, the ones longest not asked for leaving first; bounded in bytes.
/// Safe from several threads.
class AnswerCache {
public:
    explicit AnswerCache(std::size_t most_bytes) : most_bytes_{most_bytes} {}

    /// Empty when not there.
    std::shared_ptr<const Resource> find(const std::string& key);
    /// An answer larger than a quarter of the bound is not kept.
    void keep(const std::string& key, std::shared_ptr<const Resource> resource);
    std::size_t bytes() const;

private:
    struct Entry {
        std::string key;
        std::shared_ptr<const Resource> resource;
        std::size_t bytes = 0;
    };
    void drop_oldest();

    const std::size_t most_bytes_;
    mutable std::mutex mutex_;
    std::size_t bytes_ = 0;
    std::list<Entry> entries_; ///< newest first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

} // namespace netzatlas::http
