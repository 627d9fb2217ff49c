<div class="wide-table" role="group" tabindex="0" aria-label="{{t:sheet_places_caption}}"><table class="matrix places"><caption class="visually-hidden">{{t:sheet_places_caption}}</caption>
<thead><tr><td></td>{{#columns}}<th scope="col">{{label}}</th>{{/columns}}</tr></thead>
<tbody>{{#@}}<tr class="{{class}}"><th scope="row"><a{{#to}} href="{{href}}"{{/to}}>{{name}}</a></th>{{#cells}}<td>{{digits}}</td>{{/cells}}</tr>
{{/@}}</tbody></table>
<p class="note" aria-hidden="true">{{#signs}}<span class="sign">{{sign}} {{sign_words}}</span> {{/signs}}</p></div>
