<!DOCTYPE html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{t:method_findings}} – {{title}}</title></head>
<body><main>
<h1>{{t:method_findings}}</h1>
{{include:demo}}
<p>{{title}}, {{reference_date}}. {{t:method_findings_words}} {{findings_words}}</p>
{{#has_findings}}<table><caption>{{t:method_findings}}</caption><thead><tr><th scope="col">{{t:column_finding}}</th><th scope="col">{{t:column_place}}</th><th scope="col">{{t:column_meaning}}</th><th scope="col">{{t:column_action}}</th></tr></thead>
<tbody>{{#findings}}<tr><th scope="row">{{severity}} <code id="{{id}}">{{id}}</code></th><td><code>{{file}} {{row}} {{column}} {{value}}</code></td><td lang="en">{{meaning}}</td><td><span lang="en">{{action}}</span>{{#has_accepted}}<br>{{t:finding_accepted}} <span lang="de">{{accepted}}</span>{{/has_accepted}}</td></tr>
{{/findings}}</tbody></table>{{/has_findings}}
</main></body>
</html>
