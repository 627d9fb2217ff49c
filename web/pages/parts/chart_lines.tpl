<figure class="chart-figure"><figcaption>{{title}}</figcaption>
<svg class="sheet-chart" viewBox="0 0 360 176" role="img" aria-label="{{title}}: {{words}}" focusable="false">{{#grid}}<path class="chart-{{weight}}" d="M34 {{y}}H262"/><text class="chart-tick" x="28" y="{{label_y}}" text-anchor="end">{{label}}</text>{{/grid}}{{#cuts}}<path class="chart-cut" d="M{{x}} 4V152"/>{{/cuts}}{{#stretches}}<polyline class="line line-{{whose}}" points="{{points}}"/>{{/stretches}}{{#marks}}<circle class="mark mark-{{whose}}" cx="{{x}}" cy="{{y}}" r="3.5"/>{{#start}}<text class="chart-number" x="{{x}}" y="{{label_y}}">{{label}}</text>{{/start}}{{/marks}}{{#ends}}<text class="chart-number end-{{whose}}" x="272" y="{{y}}">{{label}}</text>{{/ends}}<text class="chart-tick" x="34" y="171">{{from}}</text><text class="chart-tick" x="262" y="171" text-anchor="end">{{to}}</text></svg>
{{#has_cuts}}{{#cuts}}<p class="note" lang="de">{{note}}</p>{{/cuts}}{{/has_cuts}}
<details class="line-numbers"><summary>{{t:history_table}}<span class="visually-hidden">: {{title}}</span></summary>
<table class="plain"><caption class="visually-hidden">{{title}}</caption>
<thead><tr><th scope="col">{{t:column_region}}</th><th scope="col">{{t:column_date}}</th><th scope="col">{{t:column_value}}</th></tr></thead>
<tbody>{{#numbers}}<tr><th scope="row">{{line}}<small>{{origin}}</small></th><td>{{stand}}</td><td>{{figure}}</td></tr>
{{/numbers}}</tbody></table></details></figure>
