{{#pair}}<section class="part pair" aria-labelledby="pair-heading">
<h2 id="pair-heading">{{t:pair_heading}}</h2>
<table class="comparison"><caption class="visually-hidden">{{t:pair_heading}}</caption>
<thead class="visually-hidden"><tr><th scope="col">{{t:column_indicator}}</th><th scope="col">{{t:column_value}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row">{{title}}{{include:bar}}</th><td>{{number}}{{words}}</td></tr>
{{/rows}}</tbody></table>
<p class="note">{{t:pair_gap}} {{gap}}</p>
</section>
{{/pair}}
