{{include:document_start}}
<p class="sentence">{{words}}</p>
{{include:search}}
<p><a href="{{home}}">{{t:error_home}}</a></p>
{{include:document_end}}
