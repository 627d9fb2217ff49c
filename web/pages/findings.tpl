<!DOCTYPE html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{t:method_findings}} – {{title}}</title></head>
<body><main>
<h1>{{t:method_findings}}</h1>
{{include:demo}}
<p>{{title}}, {{reference_date}}. {{t:method_findings_words}} {{findings_words}}</p>
{{#has_finding_rules}}<table><caption>{{t:method_finding_rules}}</caption><thead><tr><th scope="col">{{t:column_finding}}</th><th scope="col">{{t:column_count}}</th><th scope="col">{{t:column_meaning}}</th></tr></thead>
<tbody>{{#finding_rules}}<tr><th scope="row">{{severity}} <code>{{rule}}</code></th><td>{{count}}</td><td>{{words}}</td></tr>
{{/finding_rules}}</tbody></table>{{/has_finding_rules}}
{{#has_findings}}<table><caption>{{t:method_findings_each}}</caption><thead><tr><th scope="col">{{t:column_finding}}</th><th scope="col">{{t:column_place}}</th><th scope="col">{{t:column_meaning}}</th><th scope="col">{{t:column_action}}</th></tr></thead>
<tbody>{{#findings}}<tr><th scope="row">{{severity}} <code>{{id}}</code></th><td><code>{{file}} {{row}} {{column}} {{value}}</code></td><td lang="en">{{meaning}}</td><td><span lang="en">{{action}}</span>{{#has_accepted}}<br>{{t:finding_accepted}} <span lang="de">{{accepted}}</span>{{/has_accepted}}</td></tr>
{{/findings}}</tbody></table>{{/has_findings}}
</main></body>
</html>
