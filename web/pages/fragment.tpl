<!DOCTYPE html>
<html lang="{{lang}}">
<head><meta charset="utf-8"><title>{{title}}</title></head>
<body>
<nav id="languages" class="languages" aria-label="{{t:languages_label}}">
{{#languages}}{{#current}}<a href="{{href}}" hreflang="{{tag}}" lang="{{tag}}" aria-current="true">{{name}}</a>{{/current}}{{#other}}<a href="{{href}}" hreflang="{{tag}}" lang="{{tag}}">{{name}}</a>{{/other}}
{{/languages}}</nav>
{{include:tabs}}
{{include:answer}}
<a class="skip" id="skip-table" href="{{table_href}}">{{t:skip_table}}</a>
<a id="table-view" class="button" href="{{table_href}}">{{t:map_table}}</a>
{{include:legend}}
<script type="application/json" id="state">{{state_json:none}}</script>
</body>
</html>
