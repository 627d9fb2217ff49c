{{#times}}<form class="choice times" data-soft action="{{action}}" method="get">
<input type="hidden" name="thema" value="{{theme}}"><input type="hidden" name="anzeige" value="{{indicator}}">
<label for="times-select">{{t:times_label}}</label>
<div class="choice-row"><select id="times-select" name="stand" data-slider>{{#stops}}<option value="{{value}}"{{#current}} selected{{/current}}>{{name}}</option>{{/stops}}</select><button type="submit" class="quiet">{{t:choice_button}}</button></div>
{{#has_earlier}}<label for="since-select" class="since-label">{{t:times_since}}</label>
<div class="choice-row"><select id="since-select" name="seit">{{#earlier}}<option value="{{value}}"{{#current}} selected{{/current}}>{{name}}</option>{{/earlier}}</select><button type="submit" class="quiet">{{t:choice_button}}</button></div>
{{/has_earlier}}{{#has_breaks}}<ul class="times-breaks">{{#breaks}}<li class="note" data-after="{{after}}">{{words}}</li>{{/breaks}}</ul>{{/has_breaks}}
</form>
{{/times}}
