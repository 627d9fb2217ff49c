<table class="plain"><caption class="visually-hidden">{{heading}}</caption>
<thead><tr><th scope="col">{{t:column_site}}</th><th scope="col">{{t:column_run_by}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row">{{name}}<small>{{municipality}}</small></th><td><span class="site place-{{sign}}" aria-hidden="true"></span>{{kind}}, {{run_by}}<small>{{status}} {{since}}</small></td></tr>
{{/rows}}</tbody></table>
