{{#embed}}<details class="part screen-only"><summary>{{t:embed_heading}}</summary>
<p>{{t:embed_words}} <a href="{{own_href}}">{{t:embed_look}}</a></p>
<pre class="snippet" tabindex="0" role="group" aria-label="{{t:embed_code}}"><code>&lt;iframe src="{{address}}"
  title="{{name}}"
  width="100%" height="320" loading="lazy" style="border:0"&gt;&lt;/iframe&gt;</code></pre>
</details>{{/embed}}
