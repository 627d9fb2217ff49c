<nav id="themes" class="theme-tabs" aria-label="{{t:themes_label}}">
<ul>{{#tabs}}<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{name}}</a></li>{{/tabs}}</ul>
</nav>
