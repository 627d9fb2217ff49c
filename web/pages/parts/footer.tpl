<footer class="foot">
<nav aria-label="{{t:footer_label}}"><ul>{{#navigation}}<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{name}}</a></li>{{/navigation}}</ul></nav>
<p class="attribution">{{t:attribution_label}} <span lang="de">{{attribution}}</span></p>
<p class="edition">{{t:edition_label}} <span class="code">{{edition}}</span>, {{edition_stand}}</p>
</footer>
