{{#choice}}<form class="choice" data-soft action="{{action}}" method="get">
<input type="hidden" name="thema" value="{{theme}}">
<label for="choice-select">{{t:choice_label}}</label>
<div class="choice-row"><select id="choice-select" name="anzeige">{{#groups}}<optgroup label="{{label}}">{{#options}}<option value="{{value}}"{{#current}} selected{{/current}}{{#dated}} data-dated{{/dated}}>{{title}}</option>{{/options}}</optgroup>{{/groups}}</select><button type="submit" class="quiet">{{t:choice_button}}</button></div>
</form>
{{/choice}}
