<section id="legend" class="legend" aria-label="{{t:legend_label}}">
{{include:legend_body legend}}{{include:legend_body second_legend}}
</section>
