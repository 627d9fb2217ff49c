<main id="answer" class="answer" tabindex="-1">
{{#answer}}
{{#empty}}<h1>{{t:empty_title}}</h1><p>{{t:empty_words}}</p>{{/empty}}
{{#has_crumbs}}<nav class="crumbs" aria-label="{{t:crumbs_label}}"><ol>{{#crumbs}}<li><a href="{{href}}">{{name}}</a></li>{{/crumbs}}</ol></nav>{{/has_crumbs}}
<h1>{{name}}</h1>
<p class="kind">{{#kind}}<span>{{kind}}</span>{{/kind}}{{#population}}<span>{{population}}</span>{{/population}}</p>
<p class="sentence">{{include:rich main_sentence}}</p>
{{#missed}}<p class="note missed">{{words}}</p>
{{/missed}}{{include:choice}}
{{include:times}}
{{include:compare}}
{{include:pair}}
{{#has_figures}}<ul class="figures">{{#figures}}<li{{#current}} class="current"{{/current}}><a href="{{href}}"><span class="figure-number">{{number}}{{words}}</span><span class="figure-title">{{title}}</span></a>{{include:bar}}</li>{{/figures}}</ul>{{/has_figures}}
{{#pattern_in_panel}}<section class="part" aria-labelledby="pattern-heading"><h2 id="pattern-heading">{{t:pattern_heading}}</h2><p>{{pattern_words}} <a href="{{method_href}}#pattern">{{t:pattern_how}}</a></p></section>{{/pattern_in_panel}}
{{#chosen}}{{include:figure}}{{/chosen}}
{{#states}}<section class="part" aria-labelledby="states-heading"><h2 id="states-heading">{{t:states_heading}}</h2>{{include:lines states_heading}}</section>{{/states}}
{{#counties}}
{{#best}}<section class="part" aria-labelledby="best-heading"><h2 id="best-heading">{{t:best_heading}}</h2>{{include:lines best_heading}}</section>{{/best}}
{{#weakest}}<section class="part" aria-labelledby="weakest-heading"><h2 id="weakest-heading">{{t:weakest_heading}}</h2>{{include:lines weakest_heading}}</section>{{/weakest}}
{{#all}}{{#has_rows}}<section class="part" aria-labelledby="all-heading"><h2 id="all-heading">{{t:counties_heading}}</h2>{{include:lines counties_heading}}</section>{{/has_rows}}{{/all}}
{{/counties}}
{{#comparison}}<section class="part" aria-labelledby="comparison-heading">
<h2 id="comparison-heading">{{t:comparison_heading}}</h2>
<table class="comparison"><caption class="visually-hidden">{{t:comparison_caption}}</caption>
<thead class="visually-hidden"><tr><th scope="col">{{t:column_region}}</th><th scope="col">{{t:column_value}}</th><th scope="col">{{t:column_difference}}</th></tr></thead>
<tbody>{{#rows}}<tr{{#self}} class="self"{{/self}}><th scope="row">{{#link}}<a href="{{href}}">{{name}}</a>{{/link}}{{#self}}{{name}}{{/self}}{{include:bar}}</th><td>{{number}}{{words}}</td><td class="difference">{{difference}}</td></tr>
{{/rows}}</tbody></table>
<p class="note">{{t:comparison_note}}</p>
</section>{{/comparison}}
{{include:details}}
{{include:history}}
{{include:yardstick}}
{{#members}}<details class="part"><summary>{{t:members_heading}} ({{count}})</summary>{{include:lines members_heading}}</details>{{/members}}
{{include:point_sites}}
{{include:areas}}
{{include:schools}}
{{include:downloads}}
{{include:embed}}
{{include:provenance}}
{{/answer}}
{{include:goals}}
</main>
