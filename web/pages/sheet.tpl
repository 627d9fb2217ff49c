{{include:document_start}}
{{#empty}}<p>{{t:empty_words}}</p>{{/empty}}
<div class="sheet">
<p class="kind facts"><strong>{{sheet_word}}</strong>{{#facts}}<span>{{fact}}</span>{{/facts}}</p>
<section class="sheet-part" aria-labelledby="short"><h2 id="short">{{t:sheet_short}}</h2>
<dl class="summary">{{#summary}}<div><dt>{{label}}</dt><dd>{{include:rich said}}</dd></div>
{{/summary}}</dl></section>
{{#has_key_figures}}<section class="sheet-part" aria-labelledby="key"><h2 id="key">{{t:sheet_key_figures}}</h2>
<ul class="key-figures">{{#key_figures}}<li><p class="key-title"><a{{#to}} href="{{href}}"{{/to}}>{{title}}</a></p>
<p class="key-number">{{number}}{{#no_number}}<span class="key-words">{{words}}</span>{{/no_number}}</p>
{{include:bar}}
<p class="key-change"><span aria-hidden="true">{{change_sign}}</span> {{change_words}}</p></li>
{{/key_figures}}</ul></section>{{/has_key_figures}}
{{#rates}}<section class="sheet-part" aria-labelledby="rates"><h2 id="rates">{{t:sheet_rates}}</h2>
<p class="note">{{t:sheet_rates_words}}</p>
{{#has_charts}}<div class="charts">{{#charts}}{{include:chart_columns}}
{{/charts}}</div>{{/has_charts}}
{{#absent}}<p class="note">{{words}}</p>{{/absent}}
{{#rates_table}}<details class="same-numbers"><summary>{{t:history_table}}</summary>
<div class="wide-table" role="group" tabindex="0" aria-label="{{t:details_fixed_caption}}"><table class="matrix"><caption>{{t:details_fixed_caption}}</caption>
<thead><tr><td></td>{{#columns}}<th scope="col">{{label}}</th>{{/columns}}</tr></thead>
<tbody>{{#rate_rows}}<tr><th scope="row">{{label}}</th>{{#cells}}<td>{{digits}}</td>{{/cells}}</tr>
{{/rate_rows}}</tbody></table></div></details>{{/rates_table}}</section>{{/rates}}
{{#has_networks}}<section class="sheet-part" aria-labelledby="networks"><h2 id="networks">{{t:sheet_networks}}</h2>
<p class="note">{{t:sheet_networks_words}}</p>
<div class="charts">{{#networks}}{{include:chart_bars}}
{{/networks}}</div>
{{#networks_table}}<details class="same-numbers"><summary>{{t:history_table}}</summary>
<div class="wide-table" role="group" tabindex="0" aria-label="{{t:details_mobile_caption}}"><table class="matrix"><caption>{{t:details_mobile_caption}}</caption>
<thead><tr><td></td>{{#columns}}<th scope="col">{{label}}</th>{{/columns}}</tr></thead>
<tbody>{{#network_rows}}<tr><th scope="row">{{label}}</th>{{#cells}}<td>{{digits}}</td>{{/cells}}</tr>
{{/network_rows}}</tbody></table></div></details>{{/networks_table}}</section>{{/has_networks}}
<section class="sheet-part" aria-labelledby="time"><h2 id="time">{{t:sheet_time}}</h2>
{{#no_series}}<p>{{words}}</p>{{/no_series}}
{{#has_series}}<p class="note">{{t:sheet_time_words}}</p>
<div class="charts">{{#series}}{{include:chart_lines}}
{{/series}}</div>{{/has_series}}</section>
{{#places}}{{#has_others}}<section class="sheet-part" aria-labelledby="others"><h2 id="others">{{t:comparison_heading}}</h2>
<p class="note">{{t:sheet_places_words}}</p>
{{include:places others}}</section>{{/has_others}}
{{#has_within}}<section class="sheet-part within" aria-labelledby="within"><h2 id="within">{{t:sheet_within}}</h2>
{{include:places within}}</section>{{/has_within}}{{/places}}
{{include:schools}}
{{#data_centres}}<section class="sheet-part" aria-labelledby="data-centres"><h2 id="data-centres">{{heading}}</h2>
<p>{{words}}</p>
{{#has_rows}}{{include:site_table}}{{/has_rows}}
{{#too_many}}<p class="note">{{t:places_too_many}}</p>{{/too_many}}
<p class="note">{{list_source}}</p></section>{{/data_centres}}
{{#lacking}}<section class="sheet-part" aria-labelledby="lacking"><h2 id="lacking">{{t:sheet_lacking}}</h2>
{{#has_lacks}}<table class="plain lacks"><caption class="visually-hidden">{{t:sheet_lacking}}</caption>
<thead><tr><th scope="col">{{t:column_lack}}</th><th scope="col">{{t:column_share}}</th><th scope="col">{{t:column_amount}}</th></tr></thead>
<tbody>{{#lacks}}<tr><th scope="row"><a{{#to}} href="{{href}}"{{/to}}>{{name}}</a></th><td>{{share}}</td><td>{{amount}}</td></tr>
{{/lacks}}</tbody></table>{{/has_lacks}}
{{#has_open_sites}}<p>{{t:lack_sites}}</p><ul class="open-sites">{{#open_sites}}<li>{{site}} <small>{{site_stage}}</small></li>{{/open_sites}}</ul>{{/has_open_sites}}
{{#deficit}}<h3>{{heading}}</h3>
{{#has_deficits_here}}{{include:deficit_table}}{{/has_deficits_here}}
{{#too_many}}<p class="note">{{t:places_too_many}}</p>{{/too_many}}
<p class="note">{{said}} {{area_source}}</p>{{/deficit}}</section>{{/lacking}}
{{#planned}}<section class="sheet-part" aria-labelledby="planned"><h2 id="planned">{{t:sheet_planned}}</h2>
{{#unknown}}<p>{{words}}</p>{{/unknown}}
{{#has_stage_shares}}<ul>{{#stage_shares}}<li>{{words}}</li>{{/stage_shares}}</ul>{{/has_stage_shares}}
{{#has_programmes}}<table class="plain programmes"><caption class="visually-hidden">{{t:sheet_programmes}}</caption>
<thead><tr><th scope="col">{{t:column_programme}}</th><th scope="col">{{t:column_works}}</th><th scope="col">{{t:column_areas}}</th><th scope="col">{{t:column_ground}}</th></tr></thead>
<tbody>{{#programmes}}<tr><th scope="row">{{programme}}<small>{{funder}}</small></th><td>{{works}}<small>{{since}}</small></td><td>{{areas}}</td><td>{{ground}}</td></tr>
{{/programmes}}</tbody></table>
<p class="note">{{t:planned_note}}</p>{{/has_programmes}}
{{#roll_out}}{{#has_areas_here}}<h3>{{t:areas_heading}}</h3>
{{include:area_table}}
<p class="note">{{area_source}}</p>{{/has_areas_here}}{{/roll_out}}
{{#has_goal_rows}}<h3>{{t:sheet_goals}}</h3>
<table class="plain verdicts"><caption class="visually-hidden">{{t:sheet_goals}}</caption>
<thead><tr><th scope="col">{{t:column_goal}}</th><th scope="col">{{t:column_here}}</th><th scope="col">{{t:column_target}}</th><th scope="col">{{t:column_verdict}}</th></tr></thead>
<tbody>{{#goal_rows}}<tr><th scope="row">{{goal}}</th><td>{{here}}</td><td>{{target}}<small>{{due}}</small></td><td class="verdict verdict-{{verdict}}"><span class="verdict-sign" aria-hidden="true">{{verdict_sign}}</span>{{verdict_word}}</td></tr>
{{/goal_rows}}</tbody></table>{{/has_goal_rows}}</section>{{/planned}}
<section class="sheet-part take-away" aria-labelledby="files"><h2 id="files">{{t:downloads_heading}}</h2>
{{#demo}}<p class="note">{{t:downloads_demo}}</p>{{/demo}}
<ul class="downloads">{{#downloads}}<li><a{{#to}} href="{{href}}" download{{/to}}>{{name}}</a> <span>{{words}}</span></li>{{/downloads}}</ul>
</section>
<section class="sheet-part sheet-sources" aria-labelledby="sources"><h2 id="sources">{{t:sheet_sources}}</h2>
<table class="plain sources"><caption class="visually-hidden">{{t:sheet_sources}}</caption>
<thead><tr><th scope="col">{{t:column_source}}</th><th scope="col">{{t:column_date}}</th><th scope="col">{{t:source_licence}}</th></tr></thead>
<tbody>{{#sources}}<tr><th scope="row" lang="de">{{source_title}}<small>{{publisher}}</small><small>{{attribution}}</small></th><td>{{stand}}</td><td lang="de">{{licence}}{{#licence_link}}<a href="{{licence_href}}" rel="license">{{licence_name}}</a>{{/licence_link}}</td></tr>
{{/sources}}</tbody></table>
<p class="note">{{t:sheet_made}} {{t:method_version}} {{method_version}}; {{t:edition_label}} <span class="code">{{edition}}</span>. {{t:sheet_address}} {{#own}}<a class="code"{{#to}} href="{{href}}"{{/to}}>{{address}}</a>{{/own}}</p></section>
</div>
{{include:document_end}}
