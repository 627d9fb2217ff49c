<!DOCTYPE html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#11181f" media="(prefers-color-scheme: dark)">
<title>{{title}}</title>
<link rel="stylesheet" href="{{style}}">
<link rel="canonical" href="{{canonical}}">
{{#languages}}<link rel="alternate" hreflang="{{tag}}" href="{{href}}">
{{/languages}}</head>
