#pragma once

#include "edition/diff.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace netzatlas::edition {

/// What two editions have in common and what not: decides whether two figures measure the same.
class ComparisonGround {
public:
    ComparisonGround(const store::Edition& before, const store::Edition& after,
                     const ingest::Crosswalk& crosswalk);

    /// What lies between two rows of one indicator; nothing where they say the same. Either may be
    /// missing. Region and indicator of the change are left to the caller.
    std::optional<Change> change_between(const store::StoredValue* before,
                                         const store::StoredValue* after) const;

    /// The key under which the later edition has a region that it lacks; none: nobody inherited.
    const RegionKey* heir_of(const RegionKey& key) const;
    bool is_heir(const RegionKey& key) const { return heirs_.contains(key); }

private:
    void add_heirs(const store::Edition& before, const store::Edition& after,
                   const ingest::Crosswalk& crosswalk);
    /// What keeps two numbers from being set against each other.
    store::Obstacles obstacles_between(const store::StoredValue& before,
                                       const store::StoredValue& after) const;

    std::vector<store::Series> series_;
    std::string other_rules_;                         ///< of computed figures; empty: the same
    std::map<std::string, std::string> other_ground_; ///< by region, why its borders differ
    std::map<RegionKey, RegionKey> heir_by_key_;
    std::set<RegionKey> heirs_;
};

} // namespace netzatlas::edition
