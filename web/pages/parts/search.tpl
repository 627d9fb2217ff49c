<form id="search" class="search" role="search" action="{{search_action}}" method="get">
<label for="search-text">{{t:search_label}}</label>
<div class="search-row"><input type="search" id="search-text" name="q" value="{{search_text}}" autocomplete="off" autocapitalize="words" spellcheck="false" enterkeyhint="search" maxlength="120"><button type="submit">{{t:search_button}}</button></div>
</form>
