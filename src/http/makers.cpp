#include "http/makers.hpp"

#include <utility>

namespace netzatlas::http {

Makers::Makers(int threads, std::size_t longest_queue) : longest_queue_{longest_queue} {
    for (int i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { work(); });
    }
}

Makers::~Makers() {
    stop();
}

bool Makers::take(std::function<void()> work) {
    {
        const std::lock_guard lock{mutex_};
        if (stopping_ || queue_.size() >= longest_queue_) {
            return false;
        }
        queue_.push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
}

void Makers::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
        queue_.clear();
    }
    changed_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

std::size_t Makers::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

void Makers::work() {
    while (true) {
        std::function<void()> next;
        {
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (stopping_) {
                return;
            }
            next = std::move(queue_.front());
            queue_.pop_front();
        }
        next();
    }
}

} // namespace netzatlas::http
