"""Widgets: small pages of ours inside the pages of others, without app, cookie or tracker."""
