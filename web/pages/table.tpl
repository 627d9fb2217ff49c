{{include:document_start}}
{{#empty}}<p>{{t:empty_words}}</p>{{/empty}}
{{#shown}}<p class="sentence">{{include:rich whole}}</p>
<form id="table-filter" class="filters" action="{{action}}" method="get">
<p><label for="show">{{t:choice_label}}</label> <select id="show" name="anzeige">{{#themes}}<optgroup label="{{label}}">{{#options}}<option value="{{value}}"{{#current}} selected{{/current}}>{{title}}</option>{{/options}}</optgroup>{{/themes}}</select></p>
<p><label for="level">{{t:table_level}}</label> <select id="level" name="ebene">{{#levels}}<option value="{{value}}"{{#current}} selected{{/current}}>{{title}}</option>{{/levels}}</select></p>
{{#has_stops}}<p><label for="day">{{t:times_label}}</label> <select id="day" name="stand">{{#stops}}<option value="{{value}}"{{#current}} selected{{/current}}>{{name}}</option>{{/stops}}</select></p>
{{/has_stops}}{{#has_earlier}}<p><label for="since">{{t:times_since}}</label> <select id="since" name="seit">{{#earlier}}<option value="{{value}}"{{#current}} selected{{/current}}>{{name}}</option>{{/earlier}}</select></p>
{{/has_earlier}}{{#filter}}<fieldset><legend>{{t:table_filter}}</legend>
{{#has_counties}}<p><label for="county">{{t:column_county}}</label> <select id="county" name="kreis"><option value="">{{t:table_all_counties}}</option>{{#counties}}<option value="{{value}}"{{#current}} selected{{/current}}>{{title}}</option>{{/counties}}</select></p>{{/has_counties}}
<p><label for="name">{{t:table_name}}</label> <input id="name" name="name" type="text" value="{{name_value}}" maxlength="80" autocomplete="off"></p>
<p><label for="at-least">{{t:table_at_least}}</label> <input id="at-least" name="mindestens" type="text" inputmode="decimal" value="{{at_least_value}}" maxlength="12" autocomplete="off"{{#has_wrong_rate}} aria-invalid="true" aria-describedby="wrong-rate"{{/has_wrong_rate}}></p>
<p><label for="kinds">{{t:table_kinds}}</label> <select id="kinds" name="werte"><option value="">{{t:table_all_kinds}}</option>{{#kinds}}<option value="{{value}}"{{#current}} selected{{/current}}>{{title}}</option>{{/kinds}}</select></p>
<input type="hidden" name="ordnung" value="{{order_value}}">
</fieldset>
<p><button type="submit">{{t:table_show}}</button></p>
{{#has_wrong_rate}}<p id="wrong-rate" class="note">{{#wrong_rate}}{{words}}{{/wrong_rate}}</p>{{/has_wrong_rate}}{{/filter}}
</form>
<div id="table-result">
<p><a href="{{map_href}}">{{t:table_map}}</a> · <a id="table-csv" href="{{csv_href}}" download>{{t:table_csv_shown}}</a> · <a href="{{json_href}}">{{t:table_json}}</a></p>
{{#none_left}}<p>{{t:table_none_left}} <a href="{{all_href}}">{{t:table_clear}}</a></p>{{/none_left}}
<div class="wide-table" role="group" tabindex="0" aria-label="{{indicator_title}}">
<table class="data"><caption>{{indicator_title}}, <span id="table-count">{{count_words}}</span>. {{unit_words}}</caption>
<thead><tr>{{#order}}<th scope="col" aria-sort="{{by_name}}"><a href="{{name_href}}">{{t:column_region}}</a></th>{{#with_county}}<th scope="col">{{t:column_county}}</th>{{/with_county}}<th scope="col" class="number" aria-sort="{{by_value}}"><a href="{{value_href}}">{{t:column_value}} <span aria-hidden="true">{{arrow}}</span></a></th>{{/order}}{{#pairing}}<th scope="col" class="number">{{second_title}}</th><th scope="col" class="number">{{t:column_difference}}</th>{{/pairing}}{{#change}}<th scope="col" class="number">{{since}}</th><th scope="col" class="number">{{until}}</th>{{/change}}<th scope="col">{{t:column_class}}</th><th scope="col" class="number">{{t:column_complete}}</th><th scope="col">{{t:column_date}}</th><th scope="col">{{t:column_origin}}</th><th scope="col">{{t:column_key}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row"><a href="{{href}}">{{name}}</a></th>{{#with_county}}<td>{{county}}</td>{{/with_county}}<td class="number">{{number}}{{words}}</td>{{#pair_cells}}<td class="number">{{second}}</td><td class="number">{{gap}}</td>{{/pair_cells}}{{#sides}}<td class="number">{{before}}</td><td class="number">{{after}}</td>{{/sides}}<td class="of-class"><span class="swatch class-{{class}}" aria-hidden="true"></span>{{class_words}}</td><td class="number">{{complete}}</td><td>{{stand}}</td><td>{{origin}}</td><td class="code">{{key}}</td></tr>
{{/rows}}</tbody></table></div>
</div>{{/shown}}
<p id="status" class="visually-hidden" role="status" aria-live="polite"></p>
<script type="application/json" id="texts">{{texts_json:none}}</script>
<script type="module" src="{{script}}"></script>
{{include:document_end}}
