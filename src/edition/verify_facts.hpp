#pragma once

#include "edition/catalogue.hpp"
#include "store/edition_content.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What explains the figures of an edition, held against what else stands there.
struct VerifiedFacts {
    std::vector<std::string> differences; ///< one line each
    std::vector<std::string> notes;       ///< worth knowing, no fault of the edition
};

/// Sources (files, hashes, licences, attributions, the four dates), settings, title and dates of
/// the database are those of `inputs.json`; its findings those of `findings.json` and
/// `findings.html`. Errors become differences.
VerifiedFacts written_facts(const std::filesystem::path& folder,
                            const store::EditionContent& content);

/// Where method versions are equal, the edition's indicators, goals and breaks of method (D19) are
/// those of the catalogue; indicators and goals that the catalogue has beside them are of no
/// concern. Titles may have been reworded since: a note. An edition of another method version:
/// nothing is compared, a note says so.
VerifiedFacts declared_facts(const Catalogue& catalogue, const store::EditionContent& content);

} // namespace netzatlas::edition
