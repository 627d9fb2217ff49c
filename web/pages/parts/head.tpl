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
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' fill='%231b3f7a'/%3E%3Crect width='8' height='8' fill='%235fb0a0'/%3E%3Crect x='8' y='8' width='8' height='8' fill='%23b5d3a5'/%3E%3C/svg%3E">
<link rel="canonical" href="{{canonical}}">
{{#languages}}<link rel="alternate" hreflang="{{tag}}" href="{{address}}">
{{/languages}}</head>
