{{include:document_start}}
<p class="sentence">{{t:method_intro}}</p>
<p class="note">{{t:method_version}} {{method_version}}</p>
<section aria-labelledby="rules"><h2 id="rules">{{t:method_rules}}</h2>
{{#rules}}<section class="rule" id="{{id}}"><h3>{{title}} <small class="code">{{id}}</small></h3><p>{{words}}</p></section>
{{/rules}}</section>
<section aria-labelledby="goals"><h2 id="goals">{{t:method_goals}}</h2><p>{{t:method_goals_words}}</p>
<dl class="entries">
<div><dt>{{t:verdict_sign_reached}} {{t:verdict_reached}}</dt><dd>{{t:method_reached}}</dd></div>
<div><dt>{{t:verdict_sign_on_track}} {{t:verdict_on_track}}</dt><dd>{{t:method_on_track}}</dd></div>
<div><dt>{{t:verdict_sign_behind}} {{t:verdict_behind}}</dt><dd>{{t:method_behind}}</dd></div>
<div><dt>{{t:verdict_sign_missed}} {{t:verdict_missed}}</dt><dd>{{t:method_missed}}</dd></div>
<div><dt>{{t:verdict_sign_undecidable}} {{t:verdict_undecidable}}</dt><dd>{{t:method_undecidable}}</dd></div></dl></section>
<section aria-labelledby="pattern"><h2 id="pattern">{{t:method_pattern}}</h2><p>{{t:method_pattern_words}}</p></section>
<section aria-labelledby="settings"><h2 id="settings">{{t:method_settings}}</h2><p>{{t:method_settings_words}}</p>
{{#has_settings}}<div class="wide-table" role="group" tabindex="0" aria-label="{{t:method_settings}}"><table class="data"><caption class="visually-hidden">{{t:method_settings}}</caption><thead><tr><th scope="col">{{t:column_setting}}</th><th scope="col">{{t:column_value}}</th><th scope="col">{{t:column_meaning}}</th></tr></thead>
<tbody>{{#settings}}<tr><th scope="row" class="code">{{name}}</th><td class="code">{{value}}</td><td>{{words}}</td></tr>{{/settings}}</tbody></table></div>{{/has_settings}}</section>
{{#has_breaks}}<section aria-labelledby="breaks"><h2 id="breaks">{{t:method_breaks}}</h2><p>{{t:method_breaks_words}}</p><dl class="entries">{{#breaks}}<div><dt>{{from}}</dt><dd lang="de">{{method}}</dd></div>{{/breaks}}</dl></section>{{/has_breaks}}
{{#gaps}}<section aria-labelledby="gaps"><h2 id="gaps">{{t:yardstick_heading}}</h2><p>{{t:method_gaps_words}}</p>
<div class="wide-table" role="group" tabindex="0" aria-label="{{t:yardstick_heading}}"><table class="data"><caption>{{t:method_gaps_caption}}</caption><thead><tr><th scope="col">{{t:column_indicator}}</th>{{#of_state}}<th scope="col">{{t:column_state_pair}}</th>{{/of_state}}<th scope="col">{{t:column_largest_gap}}</th><th scope="col">{{t:column_region}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row">{{title}}</th>{{#of_state}}<td>{{#state}}{{published}}&nbsp;/&nbsp;{{computed}}{{/state}}</td>{{/of_state}}<td>{{#largest}}{{published}}&nbsp;/&nbsp;{{computed}}: {{difference}}{{/largest}}</td><td>{{#largest}}<a href="{{href}}">{{name}}</a>, {{date}}{{/largest}}</td></tr>
{{/rows}}</tbody></table></div></section>{{/gaps}}
<section aria-labelledby="pruefung"><h2 id="pruefung">{{t:method_findings}}</h2><p>{{t:method_findings_words}} {{findings_words}}</p>
{{#has_finding_rules}}<div class="wide-table" role="group" tabindex="0" aria-label="{{t:method_finding_rules}}"><table class="data"><caption class="visually-hidden">{{t:method_finding_rules}}</caption><thead><tr><th scope="col">{{t:column_finding}}</th><th scope="col">{{t:column_count}}</th><th scope="col">{{t:column_meaning}}</th></tr></thead>
<tbody>{{#finding_rules}}<tr><th scope="row">{{severity}}<small class="code">{{rule}}</small></th><td>{{count}}</td><td>{{words}}</td></tr>
{{/finding_rules}}</tbody></table></div>{{/has_finding_rules}}
{{#has_findings}}<h3>{{t:method_findings_each}}</h3><div class="wide-table" role="group" tabindex="0" aria-label="{{t:method_findings}}"><table class="data"><caption class="visually-hidden">{{t:method_findings}}</caption><thead><tr><th scope="col">{{t:column_finding}}</th><th scope="col">{{t:column_place}}</th><th scope="col">{{t:column_meaning}}</th><th scope="col">{{t:column_action}}</th></tr></thead>
<tbody>{{#findings}}<tr><th scope="row">{{severity}}<small class="code">{{id}}</small></th><td class="code">{{file}} {{row}} {{column}} {{value}}</td><td lang="en">{{meaning}}</td><td><span lang="en">{{action}}</span>{{#has_accepted}}<br>{{t:finding_accepted}} <span lang="de">{{accepted}}</span>{{/has_accepted}}</td></tr>
{{/findings}}</tbody></table></div>{{/has_findings}}
<p><a href="{{findings_href}}">{{t:method_findings_all}}</a></p></section>
<section aria-labelledby="open"><h2 id="open">{{t:method_open}}</h2><ul><li>{{t:method_open_edge}}</li><li>{{t:method_open_null}}</li><li>{{t:method_open_weights}}</li><li>{{t:method_open_operators}}</li></ul></section>
{{include:document_end}}
