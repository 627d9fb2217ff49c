#pragma once

#include "edition/diff.hpp"

#include <map>
#include <optional>
#include <string>

namespace netzatlas::edition {

/// What two editions have in common and what not: decides whether two figures measure the same.
class ComparisonGround {
public:
    ComparisonGround(const store::Edition& before, const store::Edition& after);

    /// What lies between two rows of one indicator; nothing where they say the same. Either may be
    /// missing. Region and indicator of the change are left to the caller.
    std::optional<Change> change_between(const store::StoredValue* before,
                                         const store::StoredValue* after) const;

private:
    std::optional<Change> between_numbers(const store::StoredValue& before,
                                          const store::StoredValue& after) const;
    /// Why two rows were not measured in one way; empty: they were.
    std::string other_method(const store::StoredValue& before,
                             const store::StoredValue& after) const;

    std::vector<store::Series> series_;
    std::string other_rules_;                         ///< of computed figures; empty: the same
    std::map<std::string, std::string> other_ground_; ///< by region, why its borders differ
};

} // namespace netzatlas::edition
