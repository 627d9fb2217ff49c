{{#details}}<section class="part" aria-labelledby="details-heading">
<h2 id="details-heading">{{t:details_heading}}</h2>
{{#has_tables}}<a class="visually-hidden" href="#after-numbers">{{t:skip_numbers}}</a>
{{#tables}}<div class="wide-table" role="group" tabindex="0" aria-label="{{caption}}">
<table class="matrix"><caption>{{caption}}</caption>
<thead><tr><td></td>{{#columns}}<th scope="col">{{label}}</th>{{/columns}}</tr></thead>
<tbody>{{#rows}}<tr><th scope="row">{{label}}</th>{{#cells}}<td{{#current}} class="current"{{/current}}>{{#link}}<a class="explained" href="{{href}}">{{digits}}</a>{{/link}}{{#sign}}<span aria-hidden="true">{{sign}}</span><span class="visually-hidden">{{words}}</span>{{/sign}}</td>{{/cells}}</tr>
{{/rows}}</tbody></table>
{{#has_signs}}<p class="note" aria-hidden="true">{{#signs}}<span class="sign">{{sign}} {{words}}</span> {{/signs}}</p>{{/has_signs}}
</div>
{{/tables}}
<span id="after-numbers"></span>
{{/has_tables}}{{#has_more}}<details><summary>{{t:details_more}}</summary>
<table class="plain"><caption class="visually-hidden">{{t:details_more}}</caption>
<thead class="visually-hidden"><tr><th scope="col">{{t:column_indicator}}</th><th scope="col">{{t:column_value}}</th></tr></thead>
<tbody>{{#more}}<tr><th scope="row">{{title}}<small>{{stand}}</small></th><td><a class="explained" href="{{explain_href}}">{{number}}{{words}}</a></td></tr>
{{/more}}</tbody></table></details>{{/has_more}}</section>{{/details}}
