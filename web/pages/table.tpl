{{include:document_start}}
{{#empty}}<p>{{t:empty_words}}</p>{{/empty}}
{{#has_rows}}<p class="sentence">{{include:rich whole}}</p>
<form class="filters" action="{{action}}" method="get">
<p><label for="show">{{t:choice_label}}</label> <select id="show" name="anzeige">{{#themes}}<optgroup label="{{label}}">{{#options}}<option value="{{value}}"{{#current}} selected{{/current}}>{{title}}</option>{{/options}}</optgroup>{{/themes}}</select></p>
<p><label for="level">{{t:table_level}}</label> <select id="level" name="ebene">{{#levels}}<option value="{{value}}"{{#current}} selected{{/current}}>{{title}}</option>{{/levels}}</select></p>
{{#has_stops}}<p><label for="day">{{t:times_label}}</label> <select id="day" name="stand">{{#stops}}<option value="{{value}}"{{#current}} selected{{/current}}>{{name}}</option>{{/stops}}</select></p>
{{/has_stops}}{{#has_earlier}}<p><label for="since">{{t:times_since}}</label> <select id="since" name="seit">{{#earlier}}<option value="{{value}}"{{#current}} selected{{/current}}>{{name}}</option>{{/earlier}}</select></p>
{{/has_earlier}}<p><button type="submit">{{t:choice_button}}</button></p>
</form>
<p><a href="{{map_href}}">{{t:table_map}}</a> · <a href="{{csv_href}}" download>{{t:table_csv}}</a> · <a href="{{json_href}}">{{t:table_json}}</a></p>
<div class="wide-table" role="group" tabindex="0" aria-label="{{indicator_title}}">
<table class="data"><caption>{{indicator_title}}, {{level_title}} ({{count}}), {{unit}}</caption>
<thead><tr>{{#order}}<th scope="col" aria-sort="{{by_name}}"><a href="{{name_href}}">{{t:column_region}}</a></th>{{#with_county}}<th scope="col">{{t:column_county}}</th>{{/with_county}}<th scope="col" class="number" aria-sort="{{by_value}}"><a href="{{value_href}}">{{t:column_value}} <span aria-hidden="true">{{arrow}}</span></a></th>{{/order}}{{#pairing}}<th scope="col" class="number">{{second_title}}</th><th scope="col" class="number">{{t:column_difference}}</th>{{/pairing}}{{#change}}<th scope="col" class="number">{{since}}</th><th scope="col" class="number">{{until}}</th>{{/change}}<th scope="col" class="number">{{t:column_complete}}</th><th scope="col">{{t:column_date}}</th><th scope="col">{{t:column_origin}}</th><th scope="col">{{t:column_key}}</th></tr></thead>
<tbody>{{#rows}}<tr><th scope="row"><span class="swatch class-{{class}}" aria-hidden="true"></span><a href="{{href}}">{{name}}</a></th>{{#with_county}}<td>{{county}}</td>{{/with_county}}<td class="number">{{number}}{{words}}</td>{{#pair_cells}}<td class="number">{{second}}</td><td class="number">{{gap}}</td>{{/pair_cells}}{{#sides}}<td class="number">{{before}}</td><td class="number">{{after}}</td>{{/sides}}<td class="number">{{complete}}</td><td>{{stand}}</td><td>{{origin}}</td><td class="code">{{key}}</td></tr>
{{/rows}}</tbody></table></div>{{/has_rows}}
{{include:document_end}}
