<table class="plain grounds"><caption class="visually-hidden">{{t:deficits_heading}}</caption>
<thead><tr><th scope="col">{{t:column_deficit}}</th><th scope="col">{{t:column_concerned}}</th><th scope="col">{{t:column_ground}}</th></tr></thead>
<tbody>{{#deficits_here}}<tr><th scope="row">{{area_id}}</th><td class="concerned">{{concerned}}</td><td>{{ground}}<small>{{whole}}</small></td></tr>
{{/deficits_here}}</tbody></table>
