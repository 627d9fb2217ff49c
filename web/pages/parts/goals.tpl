{{#goals_answer}}
{{#empty}}<h1>{{t:empty_title}}</h1><p>{{t:empty_words}}</p>{{/empty}}
<h1>{{heading}}</h1>
<p class="sentence">{{t:goals_intro}}</p>
{{#missed}}<p class="note missed">{{words}}</p>
{{/missed}}{{#none}}<p>{{t:goals_none}}</p>{{/none}}
<ol class="goals">{{#goals}}<li class="goal{{#current}} current{{/current}}">
<h2>{{title}}</h2>
<p class="verdict verdict-{{verdict}}"><span class="verdict-sign" aria-hidden="true">{{verdict_sign}}</span>{{verdict_word}}</p>
<p class="goal-value"><strong>{{value}}</strong> {{target}}</p>
{{#bar}}<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar-whole" width="100" height="8"/><rect class="bar-part" width="{{part}}" height="8"/>{{#span}}<rect class="bar-span" x="{{from}}" width="{{width}}" height="8"/>{{/span}}</svg>{{/bar}}
<p>{{reason}} {{distance}} {{gap}}</p>
<details><summary>{{t:goal_wording}}</summary><blockquote lang="de"><p>{{wording}}</p></blockquote><p class="note" lang="de">{{source}}</p>
<p class="note">{{t:goal_measured}} <a href="{{measured_href}}">{{measured}}</a></p></details>
<p>{{#other}}<a href="{{href}}">{{t:goal_show}}<span class="visually-hidden">: {{title}}</span></a>{{/other}}{{#current}}<strong class="on-map">{{t:goal_shown}}</strong>{{/current}}</p>
</li>
{{/goals}}</ol>
{{#counties}}<section class="part" aria-labelledby="goal-counties"><h2 id="goal-counties">{{t:goal_counties}} {{chosen_goal}}</h2>{{include:verdict_lines goal_counties}}</section>{{/counties}}
{{#municipalities}}<details class="part"><summary>{{t:goal_municipalities}} ({{count}})</summary>{{include:verdict_lines goal_municipalities}}</details>{{/municipalities}}
<p class="note">{{t:goals_note}} <a href="{{method_href}}#goals">{{t:nav_method}}</a></p>
{{/goals_answer}}
