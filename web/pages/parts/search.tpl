<form id="search" class="search" role="search" action="{{search_action}}" method="get">
<label for="search-text">{{search_label}}</label>
<div class="search-row"><input type="search" id="search-text" name="q" value="{{search_text}}" autocomplete="off" autocapitalize="words" spellcheck="false" enterkeyhint="search" maxlength="120"><button type="submit">{{t:search_button}}</button></div>
<p class="position"><button type="button" class="link" data-position hidden>{{t:search_position}}</button> <span id="position-words"></span></p>
</form>
