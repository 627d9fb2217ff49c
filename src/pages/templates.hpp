#pragma once

#include "pages/texts.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace netzatlas::pages {

/// The templates of `web/pages` with the texts of one language baked in; the only door to
/// ctemplate.
///
/// Three signs are ours and are gone before ctemplate sees the template: `{{t:key}}` is a text of
/// the catalogue, `{{include:name argument}}` the file `parts/name.tpl` with every `@` replaced by
/// the argument. Everything else is ctemplate with AUTOESCAPE always on.
class Templates {
public:
    /// Errors: `io`, or `bad_source` naming template and missing text, part or broken markup.
    static Result<Templates> read(const std::filesystem::path& folder, const Catalogue& texts);
    /// Safe from several threads. Errors: `internal` for a template that does not exist.
    Result<std::string> expanded(std::string_view name, const View& view) const;

private:
    struct Cache;
    std::shared_ptr<const Cache> cache_;
};

/// JSON that can stand inside `<script type="application/json">`: no `<`, `>` or `&` in it.
std::string script_json(const View& value);

} // namespace netzatlas::pages
