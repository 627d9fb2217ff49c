#pragma once

#include "geo/polygon.hpp"

#include <cstdint>
#include <string_view>

namespace netzatlas::demo {

/// One number out of up to three: the same on every machine, spread over all 64 bits (splitmix64).
constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    const auto stir = [](std::uint64_t x) {
        x += 0x9E3779B97F4A7C15U;
        x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
        x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
        return x ^ (x >> 31U);
    };
    return stir(stir(stir(a) ^ b) ^ c);
}

/// A seed from a key such as an AGS: equal keys draw equal worlds.
constexpr std::uint64_t seed_of(std::string_view key) {
    std::uint64_t seed = 0xCBF29CE484222325U;
    for (const char sign : key) {
        seed = mixed(seed, static_cast<unsigned char>(sign));
    }
    return seed;
}

/// Part of [0, 1) a mixed number stands for.
constexpr double unit_of(std::uint64_t number) {
    return static_cast<double>(number >> 11U) * (1.0 / 9007199254740992.0);
}

/// Numbers in a row from one seed; no clock, no device, integers only.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_{seed} {}
    std::uint64_t next() { return mixed(state_++, 0x5EED); }
    double unit() { return unit_of(next()); }
    /// 0 … count - 1.
    int below(int count) {
        return static_cast<int>(next() % static_cast<std::uint64_t>(count < 1 ? 1 : count));
    }

private:
    std::uint64_t state_;
};

/// A smooth random surface over the plane, 0 … 1: value noise with bumps `wavelength_m` apart.
class Surface {
public:
    Surface(std::uint64_t seed, double wavelength_m) : seed_{seed}, wavelength_{wavelength_m} {}
    double at(geo::Point place) const;

private:
    std::uint64_t seed_;
    double wavelength_;
};

/// Shifts places smoothly, so that straight borders become winding ones.
class Warp {
public:
    explicit Warp(std::uint64_t seed)
        : wide_east_{mixed(seed, 1), 6500}, wide_north_{mixed(seed, 2), 6500},
          near_east_{mixed(seed, 3), 2000}, near_north_{mixed(seed, 4), 2000},
          fine_east_{mixed(seed, 5), 800}, fine_north_{mixed(seed, 6), 800} {}
    geo::Point operator()(geo::Point place) const;

private:
    Surface wide_east_, wide_north_, near_east_, near_north_, fine_east_, fine_north_;
};

} // namespace netzatlas::demo
