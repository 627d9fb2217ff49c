{{#yardstick}}<section class="part" aria-labelledby="yardstick-heading">
<h2 id="yardstick-heading">{{t:yardstick_heading}}</h2>
<table class="plain"><caption class="visually-hidden">{{t:yardstick_heading}}, {{stand}}</caption>
<thead><tr><th scope="col">{{t:column_origin}}</th><th scope="col">{{t:column_value}}</th></tr></thead>
<tbody><tr><th scope="row">{{t:origin_published}}</th><td>{{published}}&#8239;%</td></tr>
<tr><th scope="row">{{origin}}</th><td>{{computed}}&#8239;%</td></tr>
<tr><th scope="row">{{t:column_difference}}</th><td>{{difference}}</td></tr></tbody></table>
<p class="note">{{reason}} <a href="{{method_href}}#gaps">{{t:yardstick_more}}</a></p>
</section>{{/yardstick}}
