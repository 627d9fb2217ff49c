{{#compare}}<form class="choice compare" data-soft action="{{action}}" method="get">
<input type="hidden" name="thema" value="{{theme}}"><input type="hidden" name="anzeige" value="{{indicator}}"><input type="hidden" name="stand" value="{{day}}">
<label for="compare-select">{{t:compare_label}}</label>
<div class="choice-row"><select id="compare-select" name="vergleich"><option value="">{{t:compare_none}}</option>{{#groups}}<optgroup label="{{label}}">{{#options}}<option value="{{value}}"{{#current}} selected{{/current}}>{{title}}</option>{{/options}}</optgroup>{{/groups}}</select><button type="submit" class="quiet">{{t:choice_button}}</button></div>
</form>
{{/compare}}
