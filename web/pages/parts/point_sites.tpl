{{#point_sites}}<section class="part" aria-labelledby="places-heading">
<h2 id="places-heading">{{heading}}</h2>
<p>{{none}}{{words}}</p>
{{#has_rows}}<details{{#open}} open{{/open}}><summary>{{t:places_list}}</summary>
{{include:site_table}}</details>{{/has_rows}}
{{#too_many}}<p class="note">{{t:places_too_many}}</p>{{/too_many}}
{{#list_source}}<p class="note">{{list_source}}</p>{{/list_source}}
</section>{{/point_sites}}
