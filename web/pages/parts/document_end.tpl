{{/content}}
</main>
{{include:footer}}
</body>
</html>
