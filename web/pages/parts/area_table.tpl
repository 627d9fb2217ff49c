<table class="plain grounds"><caption class="visually-hidden">{{t:areas_heading}}</caption>
<thead><tr><th scope="col">{{t:column_area_here}}</th><th scope="col">{{t:column_works}}</th><th scope="col">{{t:column_ground}}</th></tr></thead>
<tbody>{{#areas_here}}<tr><th scope="row">{{area_id}}<small>{{programme}}, {{funder}}</small></th><td>{{works}}<small>{{since}}</small></td><td>{{ground}}</td></tr>
{{/areas_here}}</tbody></table>
