{{#provenance}}<details class="part provenance" id="provenance"><summary>{{t:provenance_heading}}</summary>
<p><strong>{{title}}</strong></p>
<ul class="rules">{{#rules}}<li><a href="{{method_href}}#{{id}}">{{t:provenance_rule}} {{id}}</a>: {{words}}</li>{{/rules}}</ul>
<dl>{{#lines}}<div><dt>{{label}}</dt><dd>{{words}}</dd></div>{{/lines}}</dl>
{{#source}}<h3>{{t:provenance_source}}</h3>
<p lang="de">{{title}}, {{publisher}}</p>
<dl>{{#source_lines}}<div><dt>{{label}}</dt><dd>{{words}}</dd></div>{{/source_lines}}
<div><dt>{{t:source_licence}}</dt><dd lang="de">{{licence}}{{#licence_link}}<a href="{{href}}" rel="license">{{name}}</a>{{/licence_link}}</dd></div>
<div><dt>{{t:source_attribution}}</dt><dd lang="de">{{attribution}}</dd></div>
<div><dt>{{t:source_file}}</dt><dd class="code">{{file}}</dd></div></dl>{{/source}}
{{#citation}}<h3>{{t:cite_heading}}</h3>
<p class="snippet cited">{{cited}} <span lang="de">{{cited_sources}}</span>. {{cited_edition}}</p>{{/citation}}
<p><a href="{{href}}">{{t:explain_more}}</a></p>
<p class="note">{{t:edition_label}} <span class="code">{{edition}}</span></p>
</details>{{/provenance}}
