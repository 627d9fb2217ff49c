{{include:head}}
<body class="document-page">
<a class="skip" href="#content">{{t:skip_content}}</a>
{{include:demo}}
<div class="document-top">
{{include:header}}
<nav class="site-nav" aria-label="{{t:site_label}}"><ul>{{#navigation}}<li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{name}}</a></li>{{/navigation}}</ul></nav>
</div>
<main id="content" class="document" tabindex="-1">
<h1>{{page_title}}</h1>
{{#content}}
