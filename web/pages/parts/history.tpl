{{#history}}<section class="part" aria-labelledby="history-heading">
<h2 id="history-heading">{{t:history_heading}}</h2>
{{#none}}<p>{{t:history_none}}</p>{{/none}}
{{#has_sentence}}<p>{{include:rich sentence}}</p>{{/has_sentence}}
{{#note}}<p class="note">{{words}}</p>{{/note}}
{{#chart}}<svg class="chart" viewBox="-4 -8 328 126" aria-hidden="true" focusable="false"><path class="chart-zero" d="M0 96H320"/><path class="chart-top" d="M0 0H320"/>{{#lines}}<polyline class="chart-line" points="{{points}}"/>{{/lines}}{{#dots}}<circle class="chart-dot" cx="{{x}}" cy="{{y}}" r="3"/><text class="chart-value" x="{{x}}" y="{{label_y}}" text-anchor="{{anchor}}">{{words}}</text>{{/dots}}<text x="0" y="114">{{from}}</text><text x="320" y="114" text-anchor="end">{{to}}</text></svg>{{/chart}}
{{#has_rows}}<details><summary>{{t:history_table}}</summary>
<table class="plain"><caption class="visually-hidden">{{t:history_table}}</caption>
<thead><tr><th scope="col">{{t:column_date}}</th><th scope="col">{{t:column_value}}</th><th scope="col">{{t:column_change}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row">{{stand}}<small>{{origin}}</small></th><td>{{number}}{{words}}</td><td>{{change}}</td></tr>
{{/rows}}</tbody></table></details>{{/has_rows}}
</section>{{/history}}
