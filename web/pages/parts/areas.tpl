{{#area_list}}<section class="part" aria-labelledby="areas-heading">
<h2 id="areas-heading">{{heading}}</h2>
{{#has_areas_here}}<details><summary>{{t:places_list}} ({{area_count}})</summary>
{{include:area_table}}</details>{{/has_areas_here}}
{{#has_deficits_here}}<details><summary>{{t:places_list}} ({{area_count}})</summary>
{{include:deficit_table}}</details>{{/has_deficits_here}}
{{#too_many}}<p class="note">{{t:places_too_many}}</p>{{/too_many}}
<p class="note">{{said}} {{area_source}}</p>
</section>{{/area_list}}
