{{include:document_start}}
{{include:search}}
<p role="status">{{words}}</p>
{{#has_rows}}<ul class="hits">{{#rows}}<li><a href="{{href}}">{{name}}</a> <span>{{kind}} {{county}}</span></li>{{/rows}}</ul>{{/has_rows}}
{{#nothing}}{{#postcode}}<p>{{t:search_postcode}}</p>{{/postcode}}<p>{{t:search_tips}}</p><p><a href="{{table_href}}">{{t:search_table}}</a></p>{{/nothing}}
{{include:document_end}}
