{{include:document_start}}
<p class="sentence">{{t:access_intro}}</p>
<h2>{{t:access_how_heading}}</h2><p>{{t:access_how}}</p>
<h2>{{t:access_table_heading}}</h2><p>{{t:access_table}}</p>
<h2>{{t:access_keyboard_heading}}</h2><p>{{t:access_keyboard}}</p>
<h2>{{t:access_limits_heading}}</h2><p>{{t:access_limits}}</p>
<h2>{{t:access_contact_heading}}</h2><p>{{t:access_contact}}</p>
<h2>{{t:access_enforce_heading}}</h2><p>{{t:access_enforce}}</p>
{{include:document_end}}
