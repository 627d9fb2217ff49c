{{#point_sites}}<section class="part" aria-labelledby="places-heading">
<h2 id="places-heading">{{heading}}</h2>
<p>{{none}}{{words}}</p>
{{#has_rows}}<details{{#open}} open{{/open}}><summary>{{t:places_list}}</summary>
<table class="plain"><caption class="visually-hidden">{{heading}}</caption>
<thead><tr><th scope="col">{{t:column_site}}</th><th scope="col">{{t:column_run_by}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row">{{name}}<small>{{municipality}}</small></th><td><span class="point-sign" aria-hidden="true">{{sign}}</span>{{kind}}, {{run_by}}<small>{{status}} {{since}}</small></td></tr>
{{/rows}}</tbody></table></details>{{/has_rows}}
{{#too_many}}<p class="note">{{t:places_too_many}}</p>{{/too_many}}
</section>{{/point_sites}}
