<table class="plain verdicts"><caption class="visually-hidden">{{t:@}}</caption>
<thead><tr><th scope="col">{{t:column_region}}</th><th scope="col">{{t:column_value}}</th><th scope="col">{{t:column_verdict}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row"><a href="{{href}}">{{name}}</a></th><td>{{value}}</td><td class="verdict verdict-{{verdict}}"><span class="verdict-sign" aria-hidden="true">{{verdict_sign}}</span>{{verdict_word}}</td></tr>
{{/rows}}</tbody></table>
