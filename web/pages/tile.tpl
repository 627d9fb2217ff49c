<!DOCTYPE html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{{name}} – {{title}}</title>
<link rel="stylesheet" href="{{tile_style}}">
</head>
<body>
<main>
<h1>{{name}}</h1>
{{#figure}}<p class="number"><strong>{{number}}</strong> {{what}}</p>{{include:bar}}{{/figure}}
<p>{{include:rich said}}</p>
{{#demo}}<p class="demo">{{t:demo_short}}</p>{{/demo}}
<p class="source"><a href="{{more_href}}" target="_blank" rel="noopener">{{t:embed_more}}<span class="visually-hidden"> {{t:embed_window}}</span></a>
<span>{{t:attribution_label}} {{attribution}}</span></p>
</main>
</body>
</html>
