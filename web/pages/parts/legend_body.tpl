{{#@}}<details open>
<summary><span class="legend-title">{{title}}</span></summary>
<p class="legend-unit">{{unit}} {{stand}}</p>
{{#heads}}<p class="legend-heads" aria-hidden="true"><span class="legend-count">{{first}}</span><span class="legend-count">{{second}}</span></p>{{/heads}}
<ul class="legend-classes">{{#rows}}<li><span class="swatch class-{{class}}" aria-hidden="true">{{sign}}</span><span class="legend-words">{{label}}</span><span class="legend-count">{{count}}</span>{{#second}}<span class="visually-hidden">, </span><span class="legend-count">{{second_count}}</span>{{/second}}</li>
{{/rows}}</ul>
<p class="legend-note">{{counts}}</p>
{{#networks}}<p class="legend-note">{{networks_words}}</p>
<ul class="legend-networks" aria-label="{{t:legend_networks_label}}"><li><span class="swatch class-none" aria-hidden="true"></span>0</li><li><span class="swatch class-1" aria-hidden="true"></span>1</li><li><span class="swatch class-2" aria-hidden="true"></span>2</li><li><span class="swatch class-4" aria-hidden="true"></span>3</li><li><span class="swatch class-5" aria-hidden="true"></span>4</li></ul>{{/networks}}
{{#one_network}}<p class="legend-note">{{networks_words}}</p>
<ul class="legend-classes"><li><span class="swatch class-5" aria-hidden="true"></span><span class="legend-words">{{t:legend_own_network}}</span></li><li><span class="swatch class-3" aria-hidden="true"></span><span class="legend-words">{{t:legend_roaming}}</span></li><li><span class="swatch class-none" aria-hidden="true"></span><span class="legend-words">{{t:legend_no_network}}</span></li></ul>{{/one_network}}
{{#cells}}<p class="legend-note">{{t:legend_cells}}</p>{{/cells}}
{{#points}}<p class="legend-note">{{t:legend_points}}</p>
<ul class="legend-sites" id="legend-points" aria-label="{{t:legend_points}}"></ul>{{/points}}
{{#sites}}<ul class="legend-sites"><li><span class="site site-online" aria-hidden="true"></span>{{t:stage_online}}</li><li><span class="site site-works_finished" aria-hidden="true"></span>{{t:stage_works_finished}}</li><li><span class="site site-planned" aria-hidden="true"></span>{{t:stage_planned}}</li></ul>{{/sites}}
</details>{{/@}}
