{{#demo}}<aside class="demo" aria-label="{{t:demo_label}}"><p><strong>{{t:demo_short}}</strong> <span class="demo-long">{{t:demo_long}}</span></p></aside>
{{/demo}}
