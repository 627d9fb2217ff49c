<section class="part" aria-labelledby="downloads-heading">
<h2 id="downloads-heading">{{t:downloads_heading}}</h2>
{{#demo}}<p class="note">{{t:downloads_demo}}</p>{{/demo}}
<ul class="downloads">{{#downloads}}<li><a href="{{href}}" download>{{name}}</a> <span>{{words}}</span></li>{{/downloads}}</ul>
</section>
