{{#figure}}<div class="figure">
{{#has_number}}<p class="big">{{number}}</p><p class="big-of">{{of_basis}}</p>{{/has_number}}
{{#no_number}}<p class="big-none"><span class="swatch class-{{class}}" aria-hidden="true"></span>{{words}}</p>{{/no_number}}
{{#bar}}<svg class="bar bar-big" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar-whole" width="100" height="8"/><rect class="bar-part" width="{{part}}" height="8"/>{{#span}}<rect class="bar-span" x="{{from}}" width="{{width}}" height="8"/>{{/span}}</svg>{{/bar}}
{{#target}}<p class="target">{{words}}</p>{{/target}}
</div>{{/figure}}
