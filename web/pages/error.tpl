{{include:document_start}}
<p class="sentence">{{words}}</p>
{{#has_dates}}<h2>{{t:error_date_list}}</h2>
<ul>{{#dates}}<li><a href="{{href}}">{{name}}</a></li>{{/dates}}</ul>{{/has_dates}}
{{include:search}}
<p><a href="{{home}}">{{t:error_home}}</a></p>
{{include:document_end}}
