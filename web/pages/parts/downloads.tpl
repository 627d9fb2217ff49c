<section class="part" aria-labelledby="downloads-heading">
<h2 id="downloads-heading">{{t:downloads_heading}}</h2>
{{#demo}}<p class="note">{{t:downloads_demo}}</p>{{/demo}}
<ul class="downloads">{{#sheet_link}}<li class="sheet-link"><a href="{{sheet_href}}">{{sheet_open}}</a> <span>{{t:sheet_open_words}}</span></li>{{/sheet_link}}{{#downloads}}<li><a href="{{href}}" download>{{name}}</a> <span>{{words}}</span></li>{{/downloads}}</ul>
</section>
