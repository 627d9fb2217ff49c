#include "demo/fair_offer.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace netzatlas::demo {

namespace {

constexpr int hundred = 10000;
constexpr double most_used = 0.45; // of a place's gap, by all its hamlets together
constexpr std::size_t top = 0;     // nodes of the web: 100 %, 0 %, then technology × rate
constexpr std::size_t bottom = 1;
constexpr std::size_t node_count = 2 + published.size() * rate_count;

std::size_t node(std::size_t technology, std::size_t rate) {
    return 2 + technology * rate_count + rate;
}

/// "from is at least to, and at most `room` more".
struct Step {
    std::size_t from;
    std::size_t to;
    int room;
};

std::array<int, node_count> quotas_in_web(const Municipality& place) {
    std::array<int, node_count> found{};
    found[top] = hundred;
    for (std::size_t t = 0; t < published.size(); ++t) {
        for (std::size_t r = 0; r < rate_count; ++r) {
            found[node(t, r)] = quota(place, published[t])[r];
        }
    }
    return found;
}

std::vector<Step> steps(const Neighbour& first, const Neighbour& second) {
    const auto a = quotas_in_web(*first.place);
    const auto b = quotas_in_web(*second.place);
    const auto room = [](int gap, double crossing) {
        return static_cast<int>(
            std::min<double>(hundred, std::floor(gap * most_used / std::max(crossing, 1e-6))));
    };
    std::vector<Step> found;
    const auto add = [&](std::size_t from, std::size_t to) {
        found.push_back({from, to,
                         std::min(room(a[from] - a[to], first.crossing),
                                  room(b[from] - b[to], second.crossing))});
    };
    add(top, node(0, 0));
    for (std::size_t t = 0; t < published.size(); ++t) {
        for (std::size_t r = 0; r < rate_count; ++r) {
            if (t > 0) {
                add(node(0, r), node(t, r));
            }
            if (r + 1 < rate_count) {
                add(node(t, r), node(t, r + 1));
            }
        }
        add(node(t, rate_count - 1), bottom);
    }
    return found;
}

using Web = std::array<int, node_count>;

/// Lowers what is too high until every step holds: the highest web there is.
Web highest(const std::vector<Step>& all) {
    Web web;
    web.fill(hundred);
    web[bottom] = 0;
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& step : all) {
            const int to = std::min(web[step.to], web[step.from]);
            const int from = std::min(web[step.from], to + step.room);
            changed = changed || to != web[step.to] || from != web[step.from];
            web[step.to] = to;
            web[step.from] = from;
        }
    }
    return web;
}

Web lowest(const std::vector<Step>& all) {
    Web web{};
    web[top] = hundred;
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& step : all) {
            const int from = std::max(web[step.from], web[step.to]);
            const int to = std::max(web[step.to], from - step.room);
            changed = changed || to != web[step.to] || from != web[step.from];
            web[step.to] = to;
            web[step.from] = from;
        }
    }
    return web;
}

} // namespace

std::optional<Offer> fair_offer(const Neighbour& first, const Neighbour& second, int part_of_high) {
    const auto all = steps(first, second);
    const auto high = highest(all);
    const auto low = lowest(all);
    if (high[top] != hundred || low[bottom] != 0) {
        return std::nullopt;
    }
    Offer offer{};
    for (std::size_t t = 0; t < published.size(); ++t) {
        for (std::size_t r = 0; r < rate_count; ++r) {
            const auto at = node(t, r);
            offer[published[t]][r] = static_cast<std::uint16_t>(
                (high[at] * part_of_high + low[at] * (8 - part_of_high)) / 8);
        }
    }
    return offer;
}

} // namespace netzatlas::demo
