<header class="head">
<p class="service"><a{{#home_linked}} href="{{home}}"{{/home_linked}}>{{service}}</a></p>
<nav id="languages" class="languages" aria-label="{{t:languages_label}}">
{{#languages}}{{#current}}<a href="{{href}}" hreflang="{{tag}}" lang="{{tag}}" aria-current="true">{{name}}</a>{{/current}}{{#other}}<a href="{{href}}" hreflang="{{tag}}" lang="{{tag}}">{{name}}</a>{{/other}}
{{/languages}}</nav>
</header>
