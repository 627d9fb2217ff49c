{{include:document_start}}
<p class="sentence">{{t:data_intro}}</p>
{{#demo}}<p class="note">{{t:downloads_demo}}</p>{{/demo}}
{{#has_downloads}}<section aria-labelledby="whole"><h2 id="whole">{{t:data_whole}} {{state_name}}</h2>
<ul class="downloads">{{#downloads}}<li><a href="{{href}}" download>{{name}}</a> <span>{{words}}</span></li>{{/downloads}}</ul></section>{{/has_downloads}}
{{#has_counties}}<section aria-labelledby="counties"><h2 id="counties">{{t:data_counties}}</h2><p>{{t:data_counties_words}}</p>
<ul class="columns">{{#counties}}<li><a href="{{href}}">{{name}}</a></li>{{/counties}}</ul></section>{{/has_counties}}
<section aria-labelledby="interfaces"><h2 id="interfaces">{{t:data_interfaces}}</h2>
<dl class="entries">
<div><dt><a href="/api/v1/openapi.json">{{t:data_api}}</a></dt><dd>{{t:data_api_words}}</dd></div>
<div><dt><a href="{{api}}/regions.json">{{t:data_regions}}</a></dt><dd>{{t:data_regions_words}}</dd></div>
<div><dt><a href="{{api}}/indicators.json">{{t:data_indicators}}</a></dt><dd>{{t:data_indicators_words}}</dd></div>
<div><dt>{{t:data_tiles}}</dt><dd>{{t:data_tiles_words}} <a href="/tiles/regions.json">{{t:data_tiles_regions}}</a>, <a href="/tiles/fixed.json">{{t:data_tiles_fixed}}</a>, <a href="/tiles/mobile.json">{{t:data_tiles_mobile}}</a>, <a href="/tiles/sites.json">{{t:data_tiles_sites}}</a></dd></div>
<div><dt><a href="{{api}}/findings.json">{{t:data_findings}}</a></dt><dd>{{t:data_findings_words}}</dd></div>
<div><dt><a href="{{api}}/manifest.json">{{t:data_manifest}}</a></dt><dd>{{t:data_manifest_words}}</dd></div>
</dl></section>
<section aria-labelledby="sources"><h2 id="sources">{{t:data_sources}}</h2><p>{{t:data_sources_words}}</p>
{{#sources}}<section class="source"><h3 lang="de">{{title}}</h3>
<dl><div><dt>{{t:source_publisher}}</dt><dd lang="de">{{publisher}}</dd></div>
<div><dt>{{t:source_licence}}</dt><dd>{{licence}}{{#licence_link}}<a href="{{href}}" rel="license">{{name}}</a>{{/licence_link}}</dd></div>
<div><dt>{{t:source_attribution}}</dt><dd lang="de">{{attribution}}</dd></div>
<div><dt>{{t:source_reference_date}}</dt><dd>{{reference}}</dd></div>
<div><dt>{{t:source_delivery_date}}</dt><dd>{{delivery}}</dd></div>
<div><dt>{{t:source_publication_date}}</dt><dd>{{publication}}</dd></div>
<div><dt>{{t:source_boundary_date}}</dt><dd>{{boundary}}</dd></div>
<div><dt>{{t:source_file}}</dt><dd class="code">{{file}}</dd></div>
<div><dt>{{t:source_sha256}}</dt><dd class="code">{{sha256}}</dd></div>
{{#link}}<div><dt>{{t:source_address}}</dt><dd><a href="{{href}}" rel="external">{{href}}</a></dd></div>{{/link}}</dl></section>
{{/sources}}</section>
{{include:document_end}}
