{{include:document_start}}
{{#content}}<p class="sentence"><strong>{{figure}}</strong></p>
<p>{{indicator_title}}, <a href="{{place_href}}">{{place}}</a>{{#dated}}, {{t:provenance_stand}} {{day}}{{/dated}}</p>
<section aria-labelledby="meaning"><h2 id="meaning">{{t:explain_meaning}}</h2>
<dl class="entries">{{#meaning}}<div><dt>{{label}}</dt><dd>{{words}}</dd></div>
{{/meaning}}</dl></section>
<section aria-labelledby="how"><h2 id="how">{{t:explain_how}}</h2>
{{#how}}<p>{{words}}</p>
{{/how}}<dl class="entries">{{#counts}}<div><dt>{{label}}</dt><dd>{{words}}</dd></div>
{{/counts}}{{#boundary}}<div><dt>{{t:source_boundary_date}}</dt><dd>{{day}}</dd></div>{{/boundary}}<div><dt>{{t:method_version}}</dt><dd>{{method_version}}</dd></div></dl></section>
<section aria-labelledby="rules"><h2 id="rules">{{t:method_rules}}</h2>
<ul class="rules">{{#rules}}<li><a href="{{method_href}}#{{id}}">{{t:provenance_rule}} {{id}}</a>: {{words}}</li>
{{/rules}}</ul></section>
{{#has_others}}<section aria-labelledby="others"><h2 id="others">{{t:explain_others}}</h2><p>{{t:explain_others_words}}</p>
<div class="wide-table" role="group" tabindex="0" aria-label="{{t:explain_others}}"><table class="data"><caption class="visually-hidden">{{t:explain_others}}</caption><thead><tr><th scope="col">{{t:column_indicator}}</th><th scope="col">{{t:column_value}}</th><th scope="col">{{t:explain_why}}</th></tr></thead>
<tbody>{{#others}}<tr><th scope="row">{{#link}}<a href="{{href}}">{{title}}</a>{{/link}}{{#plain}}{{title}}{{/plain}}<small>{{stand}}</small></th><td>{{value}}</td><td>{{why}}</td></tr>
{{/others}}</tbody></table></div></section>{{/has_others}}
{{#has_reasons}}<section aria-labelledby="reasons"><h2 id="reasons">{{t:explain_reasons}}</h2>
<ul class="rules">{{#reasons}}<li><a href="{{method_href}}#{{rule}}">{{t:provenance_rule}} {{rule}}</a>: {{words}}</li>
{{/reasons}}</ul></section>{{/has_reasons}}
{{#has_breaks}}<section aria-labelledby="breaks"><h2 id="breaks">{{t:method_breaks}}</h2><p>{{t:method_breaks_words}}</p>
<dl class="entries">{{#breaks}}<div><dt>{{from}}</dt><dd lang="de">{{method}}</dd></div>{{/breaks}}</dl></section>{{/has_breaks}}
{{#has_settings}}<section aria-labelledby="settings"><h2 id="settings">{{t:method_settings}}</h2><dl class="entries">{{#settings}}<div><dt><span class="code">{{name}} = {{value}}</span></dt><dd>{{words}}</dd></div>
{{/settings}}</dl></section>{{/has_settings}}
{{#citation}}<section aria-labelledby="cite"><h2 id="cite">{{t:cite_heading}}</h2><p class="snippet cited">{{cited}} <span lang="de">{{cited_sources}}</span>. {{cited_edition}}</p></section>
{{/citation}}
{{#has_sources}}<section aria-labelledby="sources"><h2 id="sources">{{t:data_sources}}</h2>
{{#sources}}<h3>{{role}}</h3><p lang="de">{{title}}, {{publisher}}</p>
<dl class="entries">{{#source_lines}}<div><dt>{{label}}</dt><dd>{{words}}</dd></div>
{{/source_lines}}<div><dt>{{t:source_licence}}</dt><dd lang="de">{{licence}}{{#licence_link}}<a href="{{href}}" rel="license">{{name}}</a>{{/licence_link}}</dd></div>
<div><dt>{{t:source_attribution}}</dt><dd lang="de">{{attribution}}</dd></div>
<div><dt>{{t:source_file}}</dt><dd class="code">{{file}}</dd></div>
<div><dt>{{t:source_sha256}}</dt><dd class="code">{{sha256}}</dd></div></dl>
{{/sources}}</section>{{/has_sources}}
<p><a href="{{json_href}}">{{t:explain_json}}</a></p>
<p class="note">{{t:edition_label}} <span class="code">{{edition}}</span></p>
{{/content}}
{{include:document_end}}
