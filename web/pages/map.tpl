{{include:head}}
<body class="map-page">
<nav aria-label="{{t:skip_label}}">
<a class="skip" href="#answer">{{t:skip_answer}}</a>
<a class="skip" href="#search-text">{{t:skip_search}}</a>
<a class="skip" id="skip-map" href="#map" hidden>{{t:skip_map}}</a>
<a class="skip" id="skip-table" href="{{table_href}}">{{t:skip_table}}</a>
</nav>
{{include:demo}}
<div class="stage">
<div id="panel" class="panel" data-height="half">
<div class="panel-top">
{{include:header}}
<section class="sheet-buttons" aria-label="{{t:sheet_label}}"><button type="button" data-sheet="peek" aria-pressed="false">{{t:sheet_peek}}</button><button type="button" data-sheet="half" aria-pressed="true">{{t:sheet_half}}</button><button type="button" data-sheet="full" aria-pressed="false">{{t:sheet_full}}</button></section>
{{include:search}}
{{include:tabs}}
</div>
{{include:answer}}
{{include:footer}}
</div>
<section class="map-side" aria-label="{{t:map_label}}">
<div id="map" class="map"><p class="map-waiting">{{t:map_waiting}}</p></div>
<p id="map-hover" class="map-hover" hidden></p>
<p id="map-trouble" class="map-trouble" role="group" hidden></p>
<p id="map-keys" class="map-keys" hidden>{{t:map_keys}}</p>
<div class="map-buttons"><button type="button" data-map="in" hidden><span aria-hidden="true">+</span><span class="visually-hidden">{{t:map_in}}</span></button><button type="button" data-map="out" hidden><span aria-hidden="true">−</span><span class="visually-hidden">{{t:map_out}}</span></button><button type="button" data-map="whole" hidden>{{t:map_whole}}</button><button type="button" id="map-keys-button" data-map="keys" aria-expanded="false" aria-controls="map-keys" hidden><span aria-hidden="true">?</span><span class="visually-hidden">{{t:map_keys_button}}</span></button><button type="button" data-map="picture" hidden>{{t:map_picture}}</button><a id="table-view" class="button" href="{{table_href}}">{{t:map_table}}</a></div>
{{include:legend}}
</section>
</div>
<p id="status" class="visually-hidden" role="status" aria-live="polite"></p>
<script type="application/json" id="texts">{{texts_json:none}}</script>
<script type="application/json" id="state">{{state_json:none}}</script>
<script type="module" src="{{script}}"></script>
</body>
</html>
