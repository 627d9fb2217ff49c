<section id="legend" class="legend" aria-label="{{t:legend_label}}">
<p id="map-pattern" class="visually-hidden">{{pattern_words}}</p>
{{include:legend_body legend}}{{include:legend_body second_legend}}
</section>
