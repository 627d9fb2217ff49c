{{include:document_start}}
<p class="sentence">{{t:about_intro}}</p>
<h2>{{t:about_who_heading}}</h2><p>{{t:about_who}}</p>
<h2>{{t:about_privacy_heading}}</h2><p>{{t:about_privacy}}</p>
<h2>{{t:about_software_heading}}</h2><p>{{t:about_software}}</p>
{{include:document_end}}
