#include "http/answer_cache.hpp"

#include <utility>

namespace netzatlas::http {

namespace {

/// Nodes, pointers and strings of an entry, roughly.
constexpr std::size_t overhead = 512;

} // namespace

std::shared_ptr<const Resource> AnswerCache::find(const std::string& key) {
    const std::lock_guard lock{mutex_};
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) {
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->resource;
}

void AnswerCache::keep(const std::string& key, std::shared_ptr<const Resource> resource) {
    const auto size = (resource->bytes ? resource->bytes->size() : 0) + key.size() + overhead;
    const std::lock_guard lock{mutex_};
    if (size > most_bytes_ / 4 || by_key_.contains(key)) {
        return;
    }
    entries_.push_front({key, std::move(resource), size});
    by_key_.emplace(entries_.front().key, entries_.begin());
    bytes_ += size;
    while (bytes_ > most_bytes_) {
        drop_oldest();
    }
}

std::size_t AnswerCache::bytes() const {
    const std::lock_guard lock{mutex_};
    return bytes_;
}

void AnswerCache::drop_oldest() {
    bytes_ -= entries_.back().bytes;
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
}

} // namespace netzatlas::http
