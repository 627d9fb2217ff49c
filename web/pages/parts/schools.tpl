{{#schools}}<section class="part" aria-labelledby="schools-heading">
<h2 id="schools-heading">{{t:schools_heading}}</h2>
<p>{{none}}{{include:rich sentence}}</p>
{{#has_rows}}<details{{#open}} open{{/open}}><summary>{{t:schools_list}}</summary>
<table class="plain"><caption class="visually-hidden">{{t:schools_list}}</caption>
<thead><tr><th scope="col">{{t:column_school}}</th><th scope="col">{{t:column_stage}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row">{{name}}<small>{{kind}} {{address}}</small></th><td><span class="site site-{{stage_name}}" aria-hidden="true"></span>{{stage}}<small>{{since}}</small></td></tr>
{{/rows}}</tbody></table></details>{{/has_rows}}
{{#too_many}}<p class="note">{{t:schools_too_many}}</p>{{/too_many}}
</section>{{/schools}}
