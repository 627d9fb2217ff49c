<table class="lines"><caption class="visually-hidden">{{t:@}}</caption>
<thead class="visually-hidden"><tr><th scope="col">{{t:column_region}}</th><th scope="col">{{t:column_value}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row"><span class="swatch class-{{class}}" aria-hidden="true"></span><a href="{{href}}">{{name}}</a></th><td>{{include:bar}}<span class="value">{{number}}{{words}}</span></td></tr>
{{/rows}}</tbody></table>
